using System.Text;
using ScimPlatform.Application.Webhooks;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.IntegrationTests.Webhooks;

/// <summary>When what failed is sent again, and how it is signed.</summary>
public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly SendOutcome Failed = new(500, "no");

    [Test]
    public void Attempts_ThatAllFail_GoOnForThreeDaysAndEndDead()
    {
        var delivery = new WebhookDelivery { Since = Start, NextAttemptAt = Start };
        var pauses = new List<TimeSpan>();
        for (var now = Start; delivery.Status == DeliveryStatus.Pending; now = delivery.NextAttemptAt ?? now)
        {
            delivery.Note(Failed, now, () => 0.5);
            pauses.Add((delivery.NextAttemptAt ?? now) - now);
        }

        Assert.That(pauses.Take(4), Is.EqualTo([TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40)]));
        Assert.That(pauses.Max(), Is.EqualTo(TimeSpan.FromHours(12)));
        Assert.That((delivery.Status, delivery.NextAttemptAt, delivery.LastAttemptAt), Is.EqualTo((DeliveryStatus.Dead, (DateTimeOffset?)null, Start.AddDays(3))));
        Assert.That(delivery.Attempts, Is.EqualTo(pauses.Count).And.InRange(15, 25));
    }

    [TestCase(1, 0.0, 5)]
    [TestCase(2, 0.0, 7.5)]
    [TestCase(2, 1.0, 12.5)]
    [TestCase(40, 1.0, 43_200)]
    [TestCase(40, 0.0, 32_400)]
    public void Pause_WithJitter_StaysWithinItsBounds(int attempts, double random, double seconds) =>
        Assert.That(RetrySchedule.Next(attempts, Start, Start, random) - Start, Is.EqualTo(TimeSpan.FromSeconds(seconds)));

    // The specification's own example.
    [Test]
    public void Signature_OfTheSpecificationsExample_IsIts()
    {
        var body = Encoding.UTF8.GetBytes("""{"test": 2432232314}""");
        var secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        var signature = StandardSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", DateTimeOffset.FromUnixTimeSeconds(1614265330), body, [secret]);

        Assert.That(signature, Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
    }
}
