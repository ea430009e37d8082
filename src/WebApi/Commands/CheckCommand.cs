using System.CommandLine;
using ScimPlatform.Infrastructure.Operations;

namespace ScimPlatform.WebApi.Commands;

/// <summary><c>check</c>: whether the database is as it should be.</summary>
internal static class CheckCommand
{
    private const string Codes = "Ends with 0 when nothing is wrong, with 2 when something is, and with 1 and one line on standard error when it cannot look.";

    public static Command Of() => Operation.Command(
        "check",
        "Looks for what is wrong in the database: damage of an SQLite file, missing columns and indexes, rows that lead nowhere, totals that are "
        + "not what is counted, broken chains of the audit. It changes nothing, and the server may run.",
        RunAsync,
        codes: Codes);

    private static async Task<int> RunAsync(Operation operation, CancellationToken cancellationToken)
    {
        var check = operation.Get<DatabaseCheck>();
        var results = new List<CheckResult>();
        if (check.Integrity() is { } integrity)
        {
            results.Add(integrity);
        }

        if (results.TrueForAll(result => result.Faults.Count == 0))
        {
            (await operation.SchemaAsync(cancellationToken)).RequireComplete(DatabaseSchema.What);
            results.AddRange(await check.RunAsync(cancellationToken));
        }

        var isFaulty = results.Any(result => result.Faults.Count > 0);
        await operation.WriteAsync(
            string.Join(Environment.NewLine, results.SelectMany(Lines)),
            new { Result = isFaulty ? "faulty" : "ok", Checks = results });
        return isFaulty ? Operation.Faulty : Operation.Done;
    }

    private static IEnumerable<string> Lines(CheckResult result) => result.Faults.Count == 0
        ? [$"{result.Name}: ok"]
        : result.Faults.Select(fault => $"{result.Name}: {fault}");
}
