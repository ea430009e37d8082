using System.Net;
using System.Text.Json;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ProvisioningLog;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients.AccessTokens;

/// <summary>A client that has proven who it is.</summary>
/// <param name="Client">which</param>
/// <param name="Method">how</param>
/// <param name="SecretId">by which secret; null for an assertion</param>
/// <param name="Used">by which assertion, if that can be used once only</param>
public sealed record SignedInClient(StoredClient Client, string Method, Guid? SecretId, UsedAssertion? Used);

/// <summary>
/// Signs clients in. Whatever is wrong, the client is told the same; the audit and the activity of its tenant are told what it is.
/// </summary>
public sealed class ClientSignIn(
    IOAuthClientQueries clients, IAssertionValidation assertions, IAuditNotes notes, IProvisioningLog activity, IOrigin origin, TimeProvider time)
{
    /// <param name="credentials">what was presented</param>
    /// <param name="address">the client's address</param>
    /// <param name="path">what it asked for, for the activity</param>
    /// <param name="cancellationToken">ends the work</param>
    /// <exception cref="Refusal">unauthenticated</exception>
    public async Task<SignedInClient> SignInAsync(
        ClientCredentials credentials, IPAddress? address, string path, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var presented = (credentials as ClientCredentials.Secret)?.Clear;
        var hash = presented is not null && TokenSecret.IsWellFormed(presented) ? TokenHash.Of(presented) : null;
        if (ClientIdentifier.TryParse(credentials.ClientId) is not { } identifier
            || await clients.FindForSignInAsync(identifier, hash, cancellationToken) is not { } client)
        {
            throw Refused();
        }

        try
        {
            RequireOpen(client, address);
            return credentials is ClientCredentials.Assertion assertion
                ? await ByAssertionAsync(client, assertion, now, cancellationToken)
                : BySecret(client, credentials.Method, now);
        }
        catch (AssertionRefused refused)
        {
            Note(client, path, refused);
            throw Refused();
        }
    }

    /// <summary>Tells of an assertion that was good, had it not been used before.</summary>
    public Refusal Replayed(StoredClient client, string path)
    {
        Note(client, path, new AssertionRefused("replayed"));
        return Refused();
    }

    private static Refusal Refused() => new(new Error(ErrorKind.Unauthenticated, "Client authentication failed."));

    private static void RequireOpen(StoredClient client, IPAddress? address)
    {
        if (client.Status == OAuthClientStatus.Disabled)
        {
            throw new AssertionRefused("client_disabled");
        }

        if (client.AllowedNetworks.Count > 0 && (address is null || !client.AllowedNetworks.Any(network => network.Contains(address))))
        {
            throw new AssertionRefused("address_not_allowed");
        }
    }

    private static SignedInClient BySecret(StoredClient client, string method, DateTimeOffset now) =>
        client.Secret is not { } secret ? throw new AssertionRefused("secret_unknown")
        : now < secret.ExpiresAt ? new SignedInClient(client, method, secret.Id, null)
        : throw new AssertionRefused("secret_expired");

    private async Task<SignedInClient> ByAssertionAsync(
        StoredClient client, ClientCredentials.Assertion presented, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var valid = await assertions.ValidateAsync(presented, client, cancellationToken);
        var used = valid.ReplayKey is null ? null : UsedAssertion.Of(client.Id, valid.ReplayKey, valid.ExpiresAt, now);
        return new SignedInClient(client, valid.Method, null, used);
    }

    private void Note(StoredClient client, string path, AssertionRefused refused)
    {
        notes.Note(OAuthClientEvents.Refused(client.Tenant, client.Id, client.Identifier, refused.Reason, refused.IsSigned ? refused.Got : null, refused.Expected));
        var detail = $"{RefusalTexts.Of(refused.Reason)}{Part("; it is ", refused.Got)}{Part("; expected is ", refused.Expected)}.";
        activity.Record(new ProvisioningExchange
        {
            Tenant = client.Tenant,
            At = time.Now(),
            Caller = Domain.Common.Actor.OAuthClient(client.Identifier.Value).Subject,
            Method = "POST",
            Path = path,
            Query = [],
            Status = 401,
            Duration = TimeSpan.Zero,
            ScimType = null,
            TraceId = origin.Current.TraceId ?? "",
            Location = null,
            Request = KeptBytes.None,
            Response = new KeptBytes(JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string> { ["detail"] = detail }), IsWhole: true),
        });
    }

    private static string Part(string before, string? text) => text is null ? "" : before + text;
}
