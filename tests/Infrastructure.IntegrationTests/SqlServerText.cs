using Microsoft.SqlServer.TransactSql.ScriptDom;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests;

/// <summary>What SQL Server would be sent, and whether it could read it, without a server.</summary>
internal static class SqlServerText
{
    public static SqlServerScimPlatformDbContext CreateContext() => new Persistence.SqlServerDesignTimeFactory().CreateDbContext([]);

    public static IEnumerable<string> Errors(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(error => error.Message);
    }
}
