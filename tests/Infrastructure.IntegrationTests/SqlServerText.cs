using Microsoft.EntityFrameworkCore;
using Microsoft.SqlServer.TransactSql.ScriptDom;
using ScimPlatform.Application.Audit;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Infrastructure.IntegrationTests;

/// <summary>What SQL Server would be sent, and whether it could read it, without a server.</summary>
internal static class SqlServerText
{
    public static SqlServerScimPlatformDbContext CreateContext()
    {
        var options = new DbContextOptionsBuilder<SqlServerScimPlatformDbContext>();
        options.UseSqlServer(new DatabaseOptions(DatabaseProvider.SqlServer, "Server=none;Database=none", null));
        return new SqlServerScimPlatformDbContext(options.Options, new AuditRecords(new BackgroundOrigin(), TimeProvider.System, new AuditKey(() => [])));
    }

    public static IEnumerable<string> Errors(string sql)
    {
        new TSql150Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out var errors);
        return errors.Select(error => error.Message);
    }
}
