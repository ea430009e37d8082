using ScimPlatform.Application.Common.Outbound;

namespace ScimPlatform.Application.UnitTests.Common.Outbound;

public sealed class OutboundAddressTests
{
    private static readonly OutboundSettings Production = new(AllowsLoopback: false);
    private static readonly OutboundSettings Development = new(AllowsLoopback: true);

    [TestCase("https://idp.example/keys")]
    [TestCase("https://idp.example:8443/keys?version=2")]
    [TestCase("https://9.9.9.9/keys")]
    [TestCase("https://[2606:4700::1111]/keys")]
    public void TryParse_AUrlThatMayBeCalled_IsIt(string text) =>
        Assert.That(OutboundAddress.TryParse(text, Production), Is.EqualTo(new Uri(text)));

    [TestCase("")]
    [TestCase("keys")]
    [TestCase("/keys")]
    [TestCase("idp.example/keys")]
    [TestCase("http://idp.example/keys")]
    [TestCase("ftp://idp.example/keys")]
    [TestCase("file:///etc/passwd")]
    [TestCase("data:application/json,{}")]
    [TestCase("https://user@idp.example/keys")]
    [TestCase("https://user:secret@idp.example/keys")]
    [TestCase("https://idp.example/keys#first")]
    [TestCase("https:///keys")]
    [TestCase("https://localhost/keys")]
    [TestCase("https://127.0.0.1/keys")]
    [TestCase("https://0x7f.1/keys")]
    [TestCase("https://2130706433/keys")]
    [TestCase("https://[::1]/keys")]
    [TestCase("https://[::ffff:127.0.0.1]/keys")]
    [TestCase("https://10.1.2.3/keys")]
    [TestCase("https://169.254.169.254/latest/meta-data")]
    [TestCase("https://[fe80::1]/keys")]
    public void TryParse_AUrlThatMayNotBeCalled_IsNull(string text) =>
        Assert.That(OutboundAddress.TryParse(text, Production), Is.Null);

    [Test]
    public void TryParse_AUrlThatIsTooLong_IsNull()
    {
        const string Start = "https://idp.example/";

        Assert.That(OutboundAddress.TryParse(Start + new string('k', OutboundAddress.MaxLength - Start.Length), Production), Is.Not.Null);
        Assert.That(OutboundAddress.TryParse(Start + new string('k', OutboundAddress.MaxLength - Start.Length + 1), Production), Is.Null);
    }

    [TestCase("http://127.0.0.1:5000/keys", true)]
    [TestCase("http://localhost:5000/keys", true)]
    [TestCase("https://localhost:5001/keys", true)]
    [TestCase("http://[::1]:5000/keys", true)]
    [TestCase("http://idp.example/keys", false)]
    [TestCase("http://10.0.0.1/keys", false)]
    [TestCase("https://10.0.0.1/keys", false)]
    [TestCase("http://user@localhost/keys", false)]
    public void TryParse_InDevelopment_TakesThisMachineAsWell(string text, bool isTaken) =>
        Assert.That(OutboundAddress.TryParse(text, Development), isTaken ? Is.EqualTo(new Uri(text)) : Is.Null);
}
