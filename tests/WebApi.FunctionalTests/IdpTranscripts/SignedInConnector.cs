using System.Text;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.OAuth;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>A connector with an OAuth client, and what the steps of its conversation know of it.</summary>
internal sealed class SignedInConnector : IAsyncDisposable
{
    private readonly OAuthParty party;
    private readonly ManualTime time;
    private readonly LocalIdp? idp;

    private SignedInConnector(OAuthParty party, ManualTime time, LocalIdp? idp) => (this.party, this.time, this.idp) = (party, time, idp);

    /// <param name="way"><c>client_secret</c> or <c>federation</c></param>
    /// <param name="tenant">whose</param>
    /// <param name="time">the server's</param>
    public static async Task<SignedInConnector> OfAsync(string way, TestTenant tenant, ManualTime time)
    {
        switch (way)
        {
            case "client_secret":
                return new SignedInConnector(await OAuthParty.CreateAsync(tenant), time, null);
            case "federation":
                var idp = await LocalIdp.StartAsync();
                return new SignedInConnector(await OAuthParty.CreateAsync(tenant, Assertion.Trust(idp), withSecret: false), time, idp);
            default:
                throw new InvalidOperationException($"Nobody signs in by '{way}'.");
        }
    }

    /// <summary>
    /// <c>clientId</c>; of a secret <c>clientSecret</c> and <c>basic</c>, both together as the header has them; of an issuer <c>assertion</c>, made now,
    /// <c>assertionOfDefault</c>, whose audience ends in <c>/.default</c>, and <c>assertionOfAnother</c>, whose subject is another.
    /// </summary>
    public void Tell(Variables variables)
    {
        variables["clientId"] = party.Id;
        if (idp is null)
        {
            variables["clientSecret"] = party.Secret!;
            variables["basic"] = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{party.Id}:{party.Secret}"));
            return;
        }

        variables["assertion"] = Assertion.OfIssuer(idp, time);
        variables["assertionOfDefault"] = Assertion.OfIssuer(idp, time, ("aud", Assertion.Audience + "/.default"));
        variables["assertionOfAnother"] = Assertion.OfIssuer(idp, time, ("sub", "another-object"));
    }

    public ValueTask DisposeAsync() => idp?.DisposeAsync() ?? ValueTask.CompletedTask;
}
