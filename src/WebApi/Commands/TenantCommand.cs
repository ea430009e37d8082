using System.CommandLine;
using MediatR;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Transfer;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>tenant create</c>, <c>tenant export</c> and <c>tenant import</c>.</summary>
internal static class TenantCommand
{
    private static readonly Option<string?> DisplayName = new("--display-name") { Description = "What people call it; the slug when left out." };
    private static readonly Option<bool?> ScimEnabled = new("--scim-enabled") { Description = "true or false: whether its SCIM plane is on." };
    private static readonly Option<int?> MaxLiveTokens = new("--max-live-tokens") { Description = "How many of its tokens may live at once, 1 to 10." };
    private static readonly Option<int?> Lifetime = new("--default-token-lifetime-days") { Description = "How long its tokens live, 1 to 730 days." };
    private static readonly Option<string?> Profile = new("--compatibility-profile") { Description = "The set of deviations of its identity provider." };

    public static Command Of() => new("tenant", "Makes and moves tenants.") { Create(), Export(), Import() };

    private static Command Create()
    {
        var slug = new Argument<string>("SLUG") { Description = "Its name in URLs and tokens: a-z, 0-9 and hyphens." };
        var command = Operation.Command(
            "create",
            "Makes a tenant, and prints its id. What is left out gets the default of the API.",
            (operation, cancellationToken) => CreateAsync(operation, slug, cancellationToken),
            makesKeys: true);
        command.Arguments.Add(slug);
        foreach (var option in (Option[])[DisplayName, ScimEnabled, MaxLiveTokens, Lifetime, Profile])
        {
            command.Options.Add(option);
        }

        return command;
    }

    private static async Task<int> CreateAsync(Operation operation, Argument<string> slug, CancellationToken cancellationToken)
    {
        (await operation.SchemaAsync(cancellationToken)).RequireComplete(DatabaseSchema.What);
        var parsed = operation.Parsed;
        var tenant = await operation.Get<IMediator>().Send(
            new CreateTenantCommand(
                parsed.GetRequiredValue(slug),
                parsed.GetValue(DisplayName),
                parsed.GetValue(ScimEnabled),
                parsed.GetValue(MaxLiveTokens),
                parsed.GetValue(Lifetime),
                parsed.GetValue(Profile)),
            cancellationToken);
        await operation.WriteAsync($"{tenant.Id}", tenant);
        return Operation.Done;
    }

    private static Command Export()
    {
        var slug = new Argument<string>("SLUG") { Description = "Which tenant." };
        var file = new Argument<string>("FILE") { Description = "The file to make; it must not exist." };
        var command = Operation.Command(
            "export",
            "Writes a tenant to a file of JSON Lines, as it is at one moment, while the server runs: its directory, tokens (by their hashes), "
            + "schemas and audit. The provisioning log stays. The file can be read by its owner only.",
            (operation, cancellationToken) => ExportAsync(operation, slug, file, cancellationToken));
        command.Arguments.Add(slug);
        command.Arguments.Add(file);
        return command;
    }

    private static Command Import()
    {
        var file = new Argument<string>("FILE") { Description = "What tenant export made, on any engine." };
        var command = Operation.Command(
            "import",
            "Stores the tenant of a file, whole or not at all. Ids, slug and tokens stay what they are; none of them may be there already.",
            (operation, cancellationToken) => ImportAsync(operation, file, cancellationToken),
            makesKeys: true);
        command.Arguments.Add(file);
        return command;
    }

    private static async Task<int> ExportAsync(Operation operation, Argument<string> slug, Argument<string> file, CancellationToken cancellationToken)
    {
        var path = operation.PathOf(file);
        var header = await operation.Get<TenantExport>().SaveAsync(operation.Parsed.GetRequiredValue(slug), path, cancellationToken);
        return await SayAsync(operation, path, header);
    }

    private static async Task<int> ImportAsync(Operation operation, Argument<string> file, CancellationToken cancellationToken)
    {
        var path = operation.PathOf(file);
        return await SayAsync(operation, path, await operation.Get<TenantImport>().LoadAsync(path, cancellationToken));
    }

    private static async Task<int> SayAsync(Operation operation, string path, TransferHeader header)
    {
        var counts = string.Join(", ", header.Counts.Select(count => $"{count.Key} {count.Value}"));
        var audit = header.AuditFaults == 0 ? "intact" : $"BROKEN, {header.AuditFaults} faults: audit verify names them";
        await operation.WriteAsync(
            $"{path}: tenant {header.Tenant.Slug} ({header.Tenant.Id}). Rows: {counts}. Audit: {audit}.",
            new { File = path, header.Tenant, Rows = header.Counts, header.AuditFaults });
        return Operation.Done;
    }
}
