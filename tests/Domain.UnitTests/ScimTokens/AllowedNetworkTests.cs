using System.Net;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Domain.UnitTests.ScimTokens;

public sealed class AllowedNetworkTests
{
    [TestCase("192.0.2.7", "192.0.2.7/32")]
    [TestCase("192.0.2.7/32", "192.0.2.7/32")]
    [TestCase("192.0.2.7/24", "192.0.2.0/24")]
    [TestCase("192.0.2.255/25", "192.0.2.128/25")]
    [TestCase("192.0.2.7/0", "0.0.0.0/0")]
    [TestCase("10.255.255.255/9", "10.128.0.0/9")]
    [TestCase("2001:db8::1", "2001:db8::1/128")]
    [TestCase("2001:DB8::1/32", "2001:db8::/32")]
    [TestCase("2001:db8:ffff::/33", "2001:db8:8000::/33")]
    [TestCase("::/0", "::/0")]
    [TestCase("::1", "::1/128")]
    [TestCase("::ffff:192.0.2.7", "192.0.2.7/32")]
    [TestCase("::ffff:192.0.2.7/120", "192.0.2.0/24")]
    public void Of_AnAddressOrBlock_IsTheNetworkWithHostBitsMasked(string text, string network) =>
        Assert.That(AllowedNetwork.Of(text).ToString(), Is.EqualTo(network));

    [TestCase("")]
    [TestCase(" ")]
    [TestCase("/")]
    [TestCase("/24")]
    [TestCase("localhost")]
    [TestCase("example.com/24")]
    [TestCase("192.0.2.0/")]
    [TestCase("192.0.2.0/33")]
    [TestCase("192.0.2.0/-1")]
    [TestCase("192.0.2.0/+8")]
    [TestCase("192.0.2.0/ 8")]
    [TestCase("192.0.2.0/24/24")]
    [TestCase("192.0.2.0/255.255.255.0")]
    [TestCase("192.0.2.0/9999")]
    [TestCase("192.0.2.0/٢")]
    [TestCase("192.0.2.256")]
    [TestCase("192.0.2")]
    [TestCase("10/8")]
    [TestCase("1")]
    [TestCase("3221225991")]
    [TestCase("010.0.0.1")]
    [TestCase("0x7f.0.0.1")]
    [TestCase(" 192.0.2.7")]
    [TestCase("192.0.2.7 ")]
    [TestCase("192.0.2.7:443")]
    [TestCase("2001:db8::/129")]
    [TestCase("2001:db8::g")]
    [TestCase("[2001:db8::1]")]
    [TestCase("[2001:db8::1]:443")]
    [TestCase("fe80::1%eth0")]
    [TestCase("fe80::1%0")]
    [TestCase("fe80::1%1/64")]
    public void Of_AnotherText_IsRefused(string text)
    {
        Assert.That(AllowedNetwork.TryParse(text), Is.Null);
        Refused.By<InvalidAllowedNetwork>(() => AllowedNetwork.Of(text));
    }

    [TestCase("192.0.2.0/24", "192.0.2.0", true)]
    [TestCase("192.0.2.0/24", "192.0.2.255", true)]
    [TestCase("192.0.2.0/24", "192.0.3.0", false)]
    [TestCase("192.0.2.0/24", "::ffff:192.0.2.9", true)]
    [TestCase("192.0.2.0/24", "::192.0.2.9", false)]
    [TestCase("192.0.2.7", "192.0.2.8", false)]
    [TestCase("0.0.0.0/0", "203.0.113.9", true)]
    [TestCase("0.0.0.0/0", "2001:db8::1", false)]
    [TestCase("2001:db8::/32", "2001:db8:ffff::1", true)]
    [TestCase("2001:db8::/32", "2001:db9::1", false)]
    [TestCase("2001:db8::/32", "192.0.2.1", false)]
    [TestCase("::ffff:192.0.2.0/120", "192.0.2.9", true)]
    [TestCase("::ffff:192.0.2.0/120", "::ffff:192.0.2.9", true)]
    [TestCase("::ffff:192.0.2.0/120", "192.0.3.9", false)]
    public void Contains_AnAddress_IsWhetherItLiesInside(string network, string address, bool contains) =>
        Assert.That(AllowedNetwork.Of(network).Contains(IPAddress.Parse(address)), Is.EqualTo(contains));

    [Test]
    public void Equals_OfOneBlockWrittenTwice_IsOneNetwork() =>
        Assert.That(AllowedNetwork.Of("192.0.2.7/24"), Is.EqualTo(AllowedNetwork.Of("192.0.2.0/24")));
}
