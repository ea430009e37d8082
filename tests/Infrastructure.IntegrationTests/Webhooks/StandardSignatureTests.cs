using System.Text;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.IntegrationTests.Webhooks;

/// <summary>The signature of the published vector of Standard Webhooks' own libraries.</summary>
public sealed class StandardSignatureTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.FromUnixTimeSeconds(1614265330);
    private static readonly byte[] Secret = Convert.FromBase64String("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    [Test]
    public void Of_ThePublishedVector_IsItsSignature() => Assert.That(
        StandardSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", At, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""), [Secret]),
        Is.EqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));

    [Test]
    public void Of_TwoSecrets_HasASignatureOfEach() => Assert.That(
        StandardSignature.Of("msg_p5jXN8AQM9LWM0D4loKWxJek", At, Encoding.UTF8.GetBytes("""{"test": 2432232314}"""), [new byte[24], Secret]),
        Does.Match("^v1,[A-Za-z0-9+/]{43}= v1,g0hM9SsE\\+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=$"));
}
