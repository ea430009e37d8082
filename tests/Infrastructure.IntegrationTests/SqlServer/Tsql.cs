using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>SQL Server's own grammar, without a server.</summary>
internal static class Tsql
{
    /// <summary>What the parser of SQL Server 2019 finds wrong with a script; nothing when it is T-SQL.</summary>
    public static IReadOnlyList<string> Errors(string script)
    {
        var parser = new TSql150Parser(initialQuotedIdentifiers: true);
        using var reader = new StringReader(script);
        parser.Parse(reader, out var errors);
        return [.. errors.Select(error => $"line {error.Line}, column {error.Column}: {error.Message}")];
    }
}
