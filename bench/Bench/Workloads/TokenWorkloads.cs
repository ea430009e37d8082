using System.Text;
using ScimPlatform.Bench.Load;
using ScimPlatform.Bench.Servers;

namespace ScimPlatform.Bench.Workloads;

/// <summary>W11: tokens.</summary>
internal static class TokenWorkloads
{
    private const string Base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private const int ChecksumLength = 6;

    /// <param name="server">that serves it</param>
    /// <param name="tenants">one for each connection: two recreates of one tenant at once refuse each other</param>
    /// <param name="issuer">of the administrators' JWTs</param>
    public static Workload Recreate(ServerProcess server, IReadOnlyList<TenantAccess> tenants, Issuer issuer) =>
        new("W11", "recreate the token of a tenant", Floor.Insert, server, "none", lane =>
        {
            var bearer = issuer.Bearer(tenants[lane].Slug);
            return client =>
            {
                var answer = client.Post("/api/admin/scim-settings/generate-new-token", authorizedBy: bearer);
                client.Require(answer.Status == 200 && answer.Says("\"token\":\"scim_live_"u8), answer);
            };
        });

    /// <summary>Of the right form, known to nobody.</summary>
    public static Workload UnknownToken(ServerProcess server) => Refused(server, "a token that nobody has", wrongChecksum: false);

    /// <summary>Refused without asking the database.</summary>
    public static Workload WrongChecksum(ServerProcess server) => Refused(server, "a token with a wrong checksum", wrongChecksum: true);

    private static Workload Refused(ServerProcess server, string what, bool wrongChecksum) =>
        new(wrongChecksum ? "W11c" : "W11u", what, Floor.Read, server, "none", lane =>
        {
            var dice = new Dice(lane);
            return client =>
            {
                var secret = "scim_live_" + new string([.. Enumerable.Range(0, 32).Select(_ => Base62[dice.Below(Base62.Length)])]);
                var checksum = Checksum(wrongChecksum ? secret + "?" : secret);
                var answer = client.Get("/scim/v2/Users?count=1", authorizedBy: $"Bearer {secret}{checksum}");
                client.Require(answer.Status == 401, answer);
            };
        });

    /// <summary>CRC-32 (IEEE) in base 62, most significant digit first.</summary>
    private static string Checksum(string text)
    {
        var crc = uint.MaxValue;
        foreach (var one in Encoding.ASCII.GetBytes(text))
        {
            crc ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        crc = ~crc;
        var digits = new char[ChecksumLength];
        for (var place = ChecksumLength - 1; place >= 0; place--)
        {
            (digits[place], crc) = (Base62[(int)(crc % 62)], crc / 62);
        }

        return new string(digits);
    }
}
