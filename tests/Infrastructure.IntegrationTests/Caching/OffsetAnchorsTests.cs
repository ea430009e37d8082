using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Caching;
using ScimPlatform.Infrastructure.Persistence.Queries;
using static ScimPlatform.Infrastructure.Caching.OffsetAnchors;

namespace ScimPlatform.Infrastructure.IntegrationTests.Caching;

public sealed class OffsetAnchorsTests
{
    private const int Apart = 10;

    private static readonly TenantId Tenant = new(Guid.NewGuid());

    private OffsetAnchors places = null!;

    [SetUp]
    public void StartEmpty() => places = new OffsetAnchors(Apart);

    [TestCase(19, null, 20)]
    [TestCase(20, 20, 30)]
    [TestCase(29, 20, 30)]
    [TestCase(30, 30, null)]
    public void Around_AnIndex_IsTheNearestOnEitherSide(int index, int? before, int? behind)
    {
        var (twenty, thirty) = (Seen(20), Seen(30));

        var found = places.Around(Tenant, index, 7);

        Assert.That((found.Before?.Index, found.Behind?.Index), Is.EqualTo((before, behind)));
        Assert.That(new[] { found.Before, found.Behind }.OfType<Place>(), Is.SubsetOf(new[] { twenty, thirty }));
    }

    [TestCase(6)]
    [TestCase(8)]
    public void Around_AtAnotherNumberOfChanges_IsNothing(long changes)
    {
        Seen(20);

        Assert.That(places.Around(Tenant, 20, changes), Is.EqualTo(default((Place?, Place?))));
    }

    [Test]
    public void Around_InAnotherTenant_IsNothing()
    {
        Seen(20);

        Assert.That(places.Around(new TenantId(Guid.NewGuid()), 20, 7), Is.EqualTo(default((Place?, Place?))));
    }

    [TestCase(9)]
    [TestCase(11)]
    [TestCase(20)]
    [TestCase(29)]
    public void Remember_NearAKnownPlaceOrTheFirstUser_KeepsNothingMore(int index)
    {
        var twenty = Seen(20);

        Seen(index);

        Assert.That(places.Around(Tenant, 20, 7), Is.EqualTo(((Place?)twenty, (Place?)null)));
        Assert.That(places.Around(Tenant, 19, 7), Is.EqualTo(((Place?)null, (Place?)twenty)));
    }

    [Test]
    public void Remember_AtALaterNumber_ForgetsWhatWasSeenBefore()
    {
        Seen(20);
        var later = Seen(40, changes: 8);

        Seen(60, changes: 7);

        Assert.That(places.Around(Tenant, 50, 8), Is.EqualTo(((Place?)later, (Place?)null)));
        Assert.That(places.Around(Tenant, 50, 7), Is.EqualTo(default((Place?, Place?))));
    }

    [Test]
    public void Remember_AmongVeryMany_KeepsThemFurtherApart()
    {
        const int Users = 100 * MostPlaces;
        Seen(100, users: Users);
        Seen(199, users: Users);

        Assert.That(places.Around(Tenant, Users, 7).Before?.Index, Is.EqualTo(100));
    }

    [Test]
    public void Remember_FirstPagesOfManyTenants_ForgetsNobody()
    {
        var twenty = Seen(20);

        for (var number = 0; number < 2 * MostTenants; number++)
        {
            places.Remember(new TenantId(Guid.NewGuid()), new Totals.Whole(1_000, 0, 7), twenty with { Index = Apart - 1 });
        }

        Assert.That(places.Around(Tenant, 20, 7).Before, Is.EqualTo(twenty));
    }

    private Place Seen(int index, long changes = 7, int users = 1_000)
    {
        var place = new Place(index, UserId.New(DateTimeOffset.UnixEpoch));
        places.Remember(Tenant, new Totals.Whole(users, 0, changes), place);
        return place;
    }
}
