using System.Globalization;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Infrastructure.Persistence.Queries;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

public sealed class UnknownTokensTests
{
    private readonly FixedTime time = new();

    [Test]
    public void Contains_WhatWasAdded_UntilAMinuteIsOver()
    {
        var unknown = new UnknownTokens(time);
        unknown.Add(Hash(1));

        Assert.That((unknown.Contains(Hash(1)), unknown.Contains(Hash(2))), Is.EqualTo((true, false)));
        time.Advance(UnknownTokens.Lifetime);
        Assert.That(unknown.Contains(Hash(1)), Is.False);
    }

    [Test]
    public void Add_MoreThanThereIsRoomFor_ForgetsOthersAndKeepsTheNewest()
    {
        var unknown = new UnknownTokens(time);
        for (var number = 0; number <= UnknownTokens.Capacity; number++)
        {
            unknown.Add(Hash(number));
            Assert.That(unknown.Contains(Hash(number)), Is.True);
        }

        var kept = Enumerable.Range(0, 2 * UnknownTokens.Capacity).Count(number => unknown.Contains(Hash(number)));

        Assert.That(kept, Is.InRange(UnknownTokens.Capacity / 2, UnknownTokens.Capacity));
    }

    private static TokenHash Hash(int number) => TokenHash.Of(number.ToString(CultureInfo.InvariantCulture));
}
