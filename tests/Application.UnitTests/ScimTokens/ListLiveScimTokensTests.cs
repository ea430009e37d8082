using Moq;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.ScimTokens;

public sealed class ListLiveScimTokensTests
{
    private static readonly TenantId Tenant = new(Guid.Parse("0195a1b2-0000-7000-8000-00000000000a"));

    private readonly List<ScimTokenView> live = [View(5, "e"), View(4, "x"), View(3, "c"), View(2, "x"), View(1, "a")];

    [Test]
    public async Task Handle_EveryStretchInTurn_ShowsEachTokenOnce()
    {
        var first = await HandleAsync(null, 2, null);
        var second = await HandleAsync(null, 2, first.NextCursor);
        var third = await HandleAsync(null, 2, second.NextCursor);

        Assert.That(Names(first), Is.EqualTo("e x"));
        Assert.That(first.NextCursor, Is.EqualTo("0195a1b2000070008000000000000004"));
        Assert.That(Names(second), Is.EqualTo("c x"));
        Assert.That(Names(third), Is.EqualTo("a"));
        Assert.That(third.NextCursor, Is.Null);
    }

    [Test]
    public async Task Handle_AStretchThatEndsTheList_HasNoCursor() =>
        Assert.That((await HandleAsync(null, 5, null)).NextCursor, Is.Null);

    [Test]
    public async Task Handle_ACursorWhoseTokenIsGone_GoesOnAfterIt()
    {
        live.RemoveAt(1);

        Assert.That(Names(await HandleAsync(null, 2, "0195a1b2000070008000000000000004")), Is.EqualTo("c x"));
        live.Insert(1, View(4, "x"));
    }

    [Test]
    public async Task Handle_AName_ShowsOnlyTokensOfExactlyThatName()
    {
        var first = await HandleAsync("x", 1, null);
        var second = await HandleAsync("x", 1, first.NextCursor);

        Assert.That(first.Tokens.Select(token => token.Id), Is.EqualTo(new[] { Id(4) }));
        Assert.That(second.Tokens.Select(token => token.Id), Is.EqualTo(new[] { Id(2) }));
        Assert.That(second.NextCursor, Is.Null);
        Assert.That((await HandleAsync("X", 1, null)).Tokens, Is.Empty);
    }

    private async Task<LiveScimTokens> HandleAsync(string? name, int limit, string? cursor)
    {
        var tokens = new Mock<IScimTokenQueries>();
        tokens.Setup(port => port.ListLiveAsync(Tenant, A.Moment, It.IsAny<CancellationToken>())).ReturnsAsync(live);
        return await new ListLiveScimTokensHandler(tokens.Object, new FixedTime()).Handle(
            new ListLiveScimTokensQuery(Tenant, name, limit, cursor), CancellationToken.None);
    }

    private static string Names(LiveScimTokens stretch) => string.Join(' ', stretch.Tokens.Select(token => token.Name));

    private static Guid Id(int number) => Guid.Parse($"0195a1b2-0000-7000-8000-{number:D12}");

    private static ScimTokenView View(int number, string name) => new()
    {
        Id = Id(number),
        TenantId = Tenant.Value,
        Name = name,
        Hint = "",
        Status = TokenStatus.Active,
        Scopes = [],
        AllowedNetworks = [],
        CreatedAt = A.Moment,
        CreatedBy = "alice",
        CreatedByIssuer = "issuer",
        UpdatedAt = A.Moment,
        ExpiresAt = A.Moment,
    };
}
