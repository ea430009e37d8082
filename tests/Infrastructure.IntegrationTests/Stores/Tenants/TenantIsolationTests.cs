using ScimPlatform.Application.Idempotency;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.Application.OAuthClients;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Application.SetupLinks;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Tenants;

/// <summary>Nothing of a tenant is found by another one, whatever id it asks with.</summary>
public sealed class TenantIsolationTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    // By these a tenant is found, from credentials or a name.
    private static readonly string[] Doors =
    [
        $"{nameof(IScimTokenQueries)}.{nameof(IScimTokenQueries.FindByHashAsync)}",
        $"{nameof(IScimTokenQueries)}.{nameof(IScimTokenQueries.FindAccessTokenAsync)}",
        $"{nameof(IScimTokenRepository)}.{nameof(IScimTokenRepository.FindByHashesAsync)}",
        $"{nameof(IOAuthClientQueries)}.{nameof(IOAuthClientQueries.FindForSignInAsync)}",
        $"{nameof(IOAuthClientRepository)}.{nameof(IOAuthClientRepository.FindBySecretsAsync)}",
        $"{nameof(IAccessTokenRepository)}.{nameof(IAccessTokenRepository.FindByHashesAsync)}",
        $"{nameof(ISetupLinkQueries)}.{nameof(ISetupLinkQueries.FindByHashAsync)}",
        $"{nameof(ISetupLinkRepository)}.{nameof(ISetupLinkRepository.FindByHashAsync)}",
        $"{nameof(ISetupLinkRepository)}.{nameof(ISetupLinkRepository.FindByHashesAsync)}",
        $"{nameof(ITenantQueries)}.{nameof(ITenantQueries.FindAsync)}",
        $"{nameof(ITenantRepository)}.{nameof(ITenantRepository.IsTakenAsync)}",
    ];

    // Work in the background, over all tenants; nobody's request sees what these find.
    private static readonly string[] Jobs =
    [
        $"{nameof(IRememberedMintRepository)}.{nameof(IRememberedMintRepository.WithSecretsAsync)}",
        $"{nameof(IRememberedMintRepository)}.{nameof(IRememberedMintRepository.OlderThanAsync)}",
        $"{nameof(IOAuthClientRepository)}.{nameof(IOAuthClientRepository.ExpiringAsync)}",
        $"{nameof(IAccessTokenRepository)}.{nameof(IAccessTokenRepository.SweepAsync)}",
        $"{nameof(ISetupLinkRepository)}.{nameof(ISetupLinkRepository.SweepAsync)}",
    ];

    // Reports of leaks are signed by a scanner and belong to no tenant; they are kept as hashes.
    private static readonly string[] Reports =
    [
        $"{nameof(ILeakReportRepository)}.{nameof(ILeakReportRepository.HasComeAsync)}",
        $"{nameof(ILeakReportRepository)}.{nameof(ILeakReportRepository.Add)}",
        $"{nameof(ILeakReportRepository)}.{nameof(ILeakReportRepository.OlderThanAsync)}",
        $"{nameof(ILeakReportRepository)}.{nameof(ILeakReportRepository.Remove)}",
    ];

    private static IEnumerable<string> Methods => TenantScopedReads.All.Select(read => read.Method);

    [Test]
    public void Reads_OfEveryPort_AreAllWalked() => Assert.That(Methods, Is.EquivalentTo(Ports.OfOneTenant));

    [Test]
    public void Methods_ThatAreToldOfNobody_AreTheDoorsTheSweepsAndTheReports() =>
        Assert.That(Ports.OfNobody, Is.EquivalentTo(Doors.Concat(Jobs).Concat(Reports)));

    [TestCaseSource(nameof(Methods))]
    public async Task Read_ByTheOwner_Finds(string method)
    {
        var mine = await Belongings.StoreAsync(Product);

        var found = await CountAsync(method, mine.Tenant.Id, mine);

        Assert.That(found, Is.EqualTo(1));
    }

    [TestCaseSource(nameof(Methods))]
    public async Task Read_ByAnotherTenant_FindsNothing(string method)
    {
        var mine = await Belongings.StoreAsync(Product);
        var other = Sample.Tenant();
        await StoreAsync(other);

        var found = await CountAsync(method, other.Id, mine);

        Assert.That(found, Is.Zero);
    }

    private async Task<int> CountAsync(string method, TenantId asker, Belongings others)
    {
        await using var scope = Product.NewScope();
        return await TenantScopedReads.All.Single(read => read.Method == method).CountAsync(scope, asker, others);
    }
}
