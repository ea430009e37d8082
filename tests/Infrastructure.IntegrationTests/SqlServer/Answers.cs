using System.Data;
using System.Data.Common;
using System.Text.RegularExpressions;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Infrastructure.IntegrationTests.SqlServer;

/// <summary>
/// What a server might answer, so that each method goes on to its last query: counts are high, nothing exists, and the only rows are users.
/// </summary>
internal static partial class Answers
{
    private const int ManyRows = 1000;

    public static DbDataReader To(string sql, User user)
    {
        var columns = Columns(Existence().Replace(sql, "1"));
        return sql switch
        {
            _ when sql.StartsWith("SELECT COUNT", StringComparison.Ordinal) => Reader(["Count"], [ManyRows]),
            _ when sql.StartsWith("SELECT CAST(COALESCE(SUM", StringComparison.Ordinal) => Reader(["Users", "Groups", "Changes"], [(long)ManyRows, (long)ManyRows, 1L]),
            _ when sql.StartsWith("SELECT CASE", StringComparison.Ordinal) => Reader(["Any"], [false]),
            _ when FromUsers().IsMatch(sql) => Reader(columns, [.. columns.Select(column => Value(user, column))]),
            _ => Reader(columns, null),
        };
    }

    /// <summary>One row with one number.</summary>
    public static DbDataReader Number(object number) => Reader(["Value"], [number]);

    private static string[] Columns(string sql) =>
        [.. SelectList().Match(sql).Groups["list"].Value.Split(", ").Select(column => column[(column.LastIndexOf('[') + 1)..].TrimEnd(']'))];

    private static object Value(User user, string column) => column switch
    {
        nameof(User.Id) => user.Id.Value,
        nameof(User.TenantId) => user.TenantId.Value,
        nameof(User.UserName) => user.UserName.Value,
        nameof(User.CreatedAt) => user.CreatedAt.UtcDateTime,
        nameof(User.UpdatedAt) => user.UpdatedAt.UtcDateTime,
        "RowVersion" => new byte[8],
        "IdByAge" => user.Id.Value.ToByteArray(bigEndian: true),
        "UserNameKeyBytes" => user.UserNameKey.Length * sizeof(char),
        "Kind" => 0,
        "IsLong" => true,

        // A column that the query computes has a name of its own, or none.
        _ => typeof(User).GetProperty(column)?.GetValue(user) ?? DBNull.Value,
    };

    private static DataTableReader Reader(string[] columns, object[]? row)
    {
        var table = new DataTable();
        foreach (var (index, column) in columns.Index())
        {
            table.Columns.Add(table.Columns.Contains(column) ? $"{column}#{index}" : column, typeof(object));
        }

        if (row is not null)
        {
            table.Rows.Add(row);
        }

        return table.CreateDataReader();
    }

    [GeneratedRegex(@"\bFROM \[Users\] AS \[\w+\]\s+(WHERE|ORDER)")]
    private static partial Regex FromUsers();

    // A subquery in the list of columns is none of its own.
    [GeneratedRegex(@"CASE\s+WHEN EXISTS \(.*?\) THEN.*?END", RegexOptions.Singleline)]
    private static partial Regex Existence();

    [GeneratedRegex(@"\bSELECT (TOP\(\d+\) )?(?<list>.*?)\s+FROM ", RegexOptions.Singleline)]
    private static partial Regex SelectList();
}
