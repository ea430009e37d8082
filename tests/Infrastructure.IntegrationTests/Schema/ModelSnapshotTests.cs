using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Migrations.Operations;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Schema;

/// <summary>The migrations lead to the model that the code has.</summary>
public sealed class ModelSnapshotTests
{
    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Model_AgainstTheMigrations_HasNoDifference(DatabaseProvider provider)
    {
        using var context = DesignTimeContext(provider);

        var differences = Differences(context, _ => { });

        Assert.That(
            differences.Select(difference => difference.GetType().Name),
            Is.Empty,
            $"The model has what no migration makes: dotnet ef migrations add <name> --context {provider}ScimPlatformDbContext");
    }

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Model_WithAColumnThatNoMigrationMade_HasADifference(DatabaseProvider provider)
    {
        using var context = DesignTimeContext(provider);

        var differences = Differences(context, snapshot => snapshot.FindEntityType(typeof(User).FullName!)!.RemoveProperty("DisplayName"));

        Assert.That(differences.Select(difference => difference.GetType()), Is.EqualTo(new[] { typeof(AddColumnOperation) }));
    }

    [TestCase(DatabaseProvider.Sqlite)]
    [TestCase(DatabaseProvider.SqlServer)]
    [TestCase(DatabaseProvider.PostgreSql)]
    public void Model_WithAnIndexThatNoMigrationMade_HasADifference(DatabaseProvider provider)
    {
        using var context = DesignTimeContext(provider);

        var differences = Differences(context, snapshot =>
        {
            var user = snapshot.FindEntityType(typeof(User).FullName!)!;
            user.RemoveIndex(user.GetIndexes().Single(index => index.IsUnique));
        });

        Assert.That(differences.Select(difference => difference.GetType()), Is.EqualTo(new[] { typeof(CreateIndexOperation) }));
    }

    private static DbContext DesignTimeContext(DatabaseProvider provider) => provider switch
    {
        DatabaseProvider.SqlServer => new SqlServerDesignTimeFactory().CreateDbContext([]),
        DatabaseProvider.PostgreSql => new PostgreSqlDesignTimeFactory().CreateDbContext([]),
        _ => new SqliteDesignTimeFactory().CreateDbContext([]),
    };

    private static IReadOnlyList<MigrationOperation> Differences(DbContext context, Action<IMutableModel> plant)
    {
        var kept = context.GetService<IMigrationsAssembly>().ModelSnapshot!.GetType();
        var snapshot = (IMutableModel)((ModelSnapshot)Activator.CreateInstance(kept)!).Model;
        plant(snapshot);
        var source = context.GetService<IModelRuntimeInitializer>().Initialize(snapshot.FinalizeModel(), designTime: true);
        var target = context.GetService<IDesignTimeModel>().Model;
        return context.GetService<IMigrationsModelDiffer>().GetDifferences(source.GetRelationalModel(), target.GetRelationalModel());
    }
}
