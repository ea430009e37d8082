using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>A command that is written down instead of sent. Its parameters are SQL Server's, since the provider asks for those.</summary>
internal sealed class WrittenCommand(List<string> written, Func<string, DbDataReader> answer) : DbCommand
{
    private readonly SqlCommand parameters = new();

    [AllowNull]
    public override string CommandText { get; set; } = "";

    public override int CommandTimeout { get; set; }

    public override CommandType CommandType { get; set; } = CommandType.Text;

    public override bool DesignTimeVisible { get; set; }

    public override UpdateRowSource UpdatedRowSource { get; set; }

    protected override DbConnection? DbConnection { get; set; }

    protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

    protected override DbTransaction? DbTransaction { get; set; }

    public override void Cancel()
    {
    }

    public override void Prepare()
    {
    }

    public override int ExecuteNonQuery()
    {
        written.Add(CommandText);
        return 1;
    }

    public override object? ExecuteScalar()
    {
        written.Add(CommandText);
        return null;
    }

    protected override DbParameter CreateDbParameter() => new SqlParameter();

    protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
    {
        written.Add(CommandText);
        return answer(CommandText);
    }

    protected override void Dispose(bool disposing)
    {
        parameters.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>A transaction that begins and ends without a server.</summary>
internal sealed class WrittenTransaction(DbConnection connection, IsolationLevel isolationLevel) : DbTransaction
{
    public override IsolationLevel IsolationLevel => isolationLevel;

    public override bool SupportsSavepoints => true;

    protected override DbConnection DbConnection => connection;

    public override void Commit()
    {
    }

    public override void Rollback()
    {
    }
}
