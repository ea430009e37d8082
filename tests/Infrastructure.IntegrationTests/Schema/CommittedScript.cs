using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ScimPlatform.Infrastructure.IntegrationTests.Schema;

/// <summary>The script that makes a server's database, as it is committed and as the migrations say.</summary>
internal static class CommittedScript
{
    /// <summary>The command that renews it.</summary>
    public static string Renewal(string engine, string context) =>
        $"deploy/{engine}/schema.sql is not what the migrations generate. Renew it: dotnet ef migrations script --idempotent "
        + $"--project src/Infrastructure --startup-project src/Infrastructure --context {context} --output deploy/{engine}/schema.sql";

    public static Task<string> ReadAsync(string engine) => File.ReadAllTextAsync(Path.Combine(Repository().FullName, "deploy", engine, "schema.sql"));

    public static string Generate(
        DbContext context, string from, string? to, MigrationsSqlGenerationOptions options = MigrationsSqlGenerationOptions.Default) =>
        context.GetService<IMigrator>().GenerateScript(from, to, options);

    // Line ends and a byte order mark are the tool's and the platform's business.
    public static IEnumerable<string> Lines(string script) =>
        script.Split('\n').Select(line => line.Trim('\r', '\uFEFF')).Where(line => line.Length > 0);

    public static DirectoryInfo Repository()
    {
        var directory = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(directory.FullName, "ScimPlatform.sln")))
        {
            directory = directory.Parent ?? throw new DirectoryNotFoundException("ScimPlatform.sln is in no directory above the tests");
        }

        return directory;
    }
}
