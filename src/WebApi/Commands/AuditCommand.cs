using System.CommandLine;
using MediatR;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>audit verify</c>: whether the records of the audit are still those that were written.</summary>
internal static class AuditCommand
{
    private const int Intact = 0;
    private const int Broken = 2;

    public static Command Of(string[] args)
    {
        var tenant = new Option<string?>("--tenant") { Description = "The tenant to check, by slug or id, or a deleted one by id; all when left out." };
        var verify = new Command("verify", $"Checks the chains of records; ends with {Broken} and names what is wrong if anything is.") { tenant };
        verify.SetAction((parsed, cancellationToken) =>
            VerifyAsync(args, parsed.GetValue(tenant), parsed.InvocationConfiguration.Output, cancellationToken));
        var vouch = new Command(
            "vouch", "Vouches for records and chains of before there were codes under the server's key. For once, after an upgrade, and after verify.");
        vouch.SetAction((parsed, cancellationToken) => VouchAsync(args, parsed.InvocationConfiguration.Output, cancellationToken));
        return new Command("audit", "Looks after the audit.") { verify, vouch };
    }

    private static async Task<int> VouchAsync(string[] args, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Server.Build(args, makesFiles: false);
        await using var scope = app.Services.CreateAsyncScope();
        await RequireDatabaseAsync(scope.ServiceProvider, cancellationToken);
        var (chains, records) = await scope.ServiceProvider.GetRequiredService<AuditVouching>().RunAsync(cancellationToken);
        await output.WriteLineAsync($"{chains} chains and {records} records have codes now.");
        return Intact;
    }

    private static async Task<int> VerifyAsync(string[] args, string? tenant, TextWriter output, CancellationToken cancellationToken)
    {
        await using var app = Server.Build(args, makesFiles: false);
        await using var scope = app.Services.CreateAsyncScope();
        await RequireDatabaseAsync(scope.ServiceProvider, cancellationToken);
        var verification = scope.ServiceProvider.GetRequiredService<AuditVerification>();
        var known = await verification.TenantsAsync(cancellationToken);
        var chosen = tenant is null ? known : [await FindAsync(scope.ServiceProvider, tenant, known, cancellationToken)];
        var outcome = Intact;
        foreach (var id in chosen)
        {
            var chain = await verification.VerifyAsync(id, cancellationToken);
            await output.WriteLineAsync($"{id}: {chain.Records} records, first {chain.First}, head {chain.Head} {chain.HeadHash}: {(chain.Faults.Count == 0 ? "intact" : "BROKEN")}");
            foreach (var fault in chain.Faults)
            {
                outcome = Broken;
                await output.WriteLineAsync($"{id}: {fault}");
            }
        }

        return outcome;
    }

    private static async Task RequireDatabaseAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        if (!await services.GetRequiredService<DatabaseMigration>().IsCompleteAsync(cancellationToken))
        {
            throw new SettingFault(
                "The database that DataDirectory or ConnectionStrings:ScimPlatform names is not there, or lacks what the command migrate adds.");
        }
    }

    private static async Task<TenantId> FindAsync(
        IServiceProvider services, string tenant, IReadOnlyList<TenantId> known, CancellationToken cancellationToken)
    {
        var found = await services.GetRequiredService<IMediator>().Send(new FindTenantQuery(tenant), cancellationToken);
        var id = found?.Id ?? Uuid.OrNull(tenant);
        return id is { } value && known.Contains(new TenantId(value))
            ? new TenantId(value)
            : throw new SettingFault($"--tenant: the audit knows no tenant '{tenant}'.");
    }
}
