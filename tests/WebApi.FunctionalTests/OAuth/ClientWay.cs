using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.OAuth;

/// <summary>The ways in which a client signs in, all of which have to behave alike.</summary>
/// <param name="Name">as the audit calls it</param>
/// <param name="MembersOf">what a client needs for it</param>
/// <param name="AskAsync">asks for an access token</param>
internal sealed record ClientWay(
    string Name, Func<LocalIdp, ExternalKey, string> MembersOf, Func<ClientWay.Asker, string, Task<Answer>> AskAsync)
{
    public static ClientWay[] All =>
    [
        new("client_secret_basic", (_, _) => "", (asker, more) => asker.Party.ByBasicAsync(more)),
        new("client_secret_post", (_, _) => "", (asker, more) => asker.Party.ByPostAsync(more)),
        new("private_key_jwt", (_, key) => $"\"jwks\":{key.Jwks}", (asker, more) =>
            asker.Party.ByAssertionAsync(Assertion.OfClient(asker.Party, asker.Key, asker.Time), more)),
        new("federated", (idp, _) => Assertion.Trust(idp), (asker, more) =>
            asker.Party.ByAssertionAsync(Assertion.OfIssuer(asker.Idp, asker.Time), more)),
    ];

    public override string ToString() => Name;

    /// <summary>A client that asks in one way.</summary>
    internal sealed record Asker(ClientWay Way, OAuthParty Party, LocalIdp Idp, ExternalKey Key, ManualTime Time)
    {
        public static async Task<Asker> OfAsync(ClientWay way, TestTenant tenant, LocalIdp idp, ManualTime time, string members = "")
        {
            var key = ExternalKey.Ec("own");
            var own = way.MembersOf(idp, key);
            var party = await OAuthParty.CreateAsync(tenant, string.Join(',', new[] { own, members }.Where(part => part.Length > 0)));
            return new Asker(way, party, idp, key, time);
        }

        public Task<Answer> AskAsync(string more = "") => Way.AskAsync(this, more);

        public async Task<string> TokenAsync(string more = "") => (await AskAsync(more)).Require(200).Json["access_token"]!.GetValue<string>();
    }
}
