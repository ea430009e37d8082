using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class TokenLifetimeTests
{
    [TestCase(1)]
    [TestCase(180)]
    [TestCase(730)]
    public void OfDays_FromOneTo730_IsThatLong(int days)
    {
        var lifetime = TokenLifetime.OfDays(days);

        Assert.That(lifetime.Days, Is.EqualTo(days));
        Assert.That(lifetime.EndFrom(A.Moment), Is.EqualTo(A.Moment + TimeSpan.FromDays(days)));
    }

    [TestCase(int.MinValue)]
    [TestCase(-1)]
    [TestCase(0)]
    [TestCase(731)]
    [TestCase(int.MaxValue)]
    public void OfDays_Otherwise_IsRefused(int days)
    {
        var refusal = Refused.By<InvalidTokenLifetime>(() => TokenLifetime.OfDays(days));

        Assert.That(refusal.Message, Is.EqualTo("A token lives between 1 and 730 days."));
    }

    [Test]
    public void Default_Lifetime_Is180Days() => Assert.That(TokenLifetime.Default.Days, Is.EqualTo(180));
}
