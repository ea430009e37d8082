using System.Globalization;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.ScimTokens;

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
    public void Add_MoreThanThereIsRoomFor_BeginsAnew()
    {
        var unknown = new UnknownTokens(time);
        for (var number = 0; number <= UnknownTokens.Capacity; number++)
        {
            unknown.Add(Hash(number));
        }

        Assert.That((unknown.Contains(Hash(0)), unknown.Contains(Hash(UnknownTokens.Capacity))), Is.EqualTo((false, true)));
    }

    private static TokenHash Hash(int number) => TokenHash.Of(number.ToString(CultureInfo.InvariantCulture));
}
