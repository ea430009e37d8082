using Microsoft.Data.Sqlite;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Process;

/// <summary>What an operator does at a command line, and what is there for it.</summary>
internal static class Operator
{
    public const string NothingThere =
        "The database that DataDirectory or ConnectionStrings:ScimPlatform names is not there, or nothing is in it; the command migrate makes it.\n";

    public static Task<(int Code, string Output, string Error)> RunAsync(TemporaryDirectory directory, params string[] arguments) =>
        ServerProcess.RunAsync(directory.Path, [.. arguments, "--environment", "Development"]);

    /// <summary>Makes an empty database.</summary>
    public static async Task MakeAsync(TemporaryDirectory directory) => Assert.That((await RunAsync(directory, "migrate")).Code, Is.Zero);

    /// <summary>A new tenant on a server, and what lets in to its SCIM plane.</summary>
    public static async Task<string> AddTenantAsync(ServerProcess server, string slug)
    {
        (await server.Platform.PostAsync("/api/v1/admin/tenants", $$"""{"slug":"{{slug}}","scim_enabled":true}""")).Require(201);
        var minted = await server.As(server.Jwts.Of(slug, TestJwts.TenantScopes)).PostAsync("/api/v1/admin/scim-tokens", """{"name":"Okta"}""");
        return $"Bearer {minted.Require(201)["token"]!.GetValue<string>()}";
    }

    public static string User(string name) => $$"""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"{{name}}@example.com"}""";

    /// <summary>Waits until the running server has sealed every record of its audit.</summary>
    public static async Task UntilSealedAsync(string file)
    {
        while (Scalar(file, "SELECT COUNT(*) FROM AuditEvents WHERE Sequence IS NULL") > 0)
        {
            await Task.Delay(50);
        }
    }

    public static void Execute(string file, string sql) => Scalar(file, sql);

    private static long? Scalar(string file, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar() as long?;
    }
}
