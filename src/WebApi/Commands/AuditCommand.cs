using System.CommandLine;
using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>audit verify</c>: whether the records of the audit are still those that were written.</summary>
internal static class AuditCommand
{
    private const string Codes = "Ends with 0 when nothing is wrong, with 2 and what it is when something is, and with 1 and one line on standard error when it cannot look.";

    public static Command Of()
    {
        var tenant = new Option<string?>("--tenant") { Description = "The tenant to check, by slug or id, or a deleted one by id; all when left out." };
        var verify = Operation.Command(
            "verify", "Checks the chains of records.", (operation, cancellationToken) => VerifyAsync(operation, tenant, cancellationToken), codes: Codes);
        verify.Options.Add(tenant);
        var vouch = Operation.Command(
            "vouch",
            "Vouches for records and chains of before there were codes under the server's key. For once, after an upgrade, and after verify.",
            VouchAsync);
        return new Command("audit", "Looks after the audit.") { verify, vouch };
    }

    private static async Task<int> VouchAsync(Operation operation, CancellationToken cancellationToken)
    {
        (await operation.SchemaAsync(cancellationToken)).RequireComplete(DatabaseSchema.What);
        var (chains, records) = await operation.Get<AuditVouching>().RunAsync(cancellationToken);
        await operation.WriteAsync($"{chains} chains and {records} records have codes now.", new { Chains = chains, Records = records });
        return Operation.Done;
    }

    private static async Task<int> VerifyAsync(Operation operation, Option<string?> option, CancellationToken cancellationToken)
    {
        (await operation.SchemaAsync(cancellationToken)).RequireComplete(DatabaseSchema.What);
        var verification = operation.Get<AuditVerification>();
        var known = await verification.TenantsAsync(cancellationToken);
        var tenant = operation.Parsed.GetValue(option);
        var chosen = tenant is null ? known : [await FindAsync(operation, tenant, known, cancellationToken)];
        var chains = new List<VerifiedChain>();
        foreach (var id in chosen)
        {
            chains.Add(await verification.VerifyAsync(id, cancellationToken));
        }

        await operation.WriteAsync(
            string.Join(Environment.NewLine, chains.SelectMany(Lines)),
            new { Chains = chains.Select(chain => new { Tenant = chain.Tenant.Value, chain.Records, chain.First, chain.Head, chain.HeadHash, chain.Faults }) });
        return chains.TrueForAll(chain => chain.Faults.Count == 0) ? Operation.Done : Operation.Faulty;
    }

    private static IEnumerable<string> Lines(VerifiedChain chain) =>
    [
        $"{chain.Tenant}: {chain.Records} records, first {chain.First}, head {chain.Head} {chain.HeadHash}: {(chain.Faults.Count == 0 ? "intact" : "BROKEN")}",
        .. chain.Faults.Select(fault => $"{chain.Tenant}: {fault}"),
    ];

    private static async Task<TenantId> FindAsync(
        Operation operation, string tenant, IReadOnlyList<TenantId> known, CancellationToken cancellationToken)
    {
        var found = await operation.Get<IMediator>().Send(new FindTenantQuery(tenant), cancellationToken);
        var id = found?.Id ?? Uuid.OrNull(tenant);
        return id is { } value && known.Contains(new TenantId(value))
            ? new TenantId(value)
            : throw new SettingFault($"--tenant: the audit knows no tenant '{tenant}'.");
    }
}
