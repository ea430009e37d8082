using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>Where the keys are that a client's assertions are signed with, as an administrator says it; null leaves it as it is.</summary>
/// <param name="Jwks">a JSON object; without keys it takes away what was there</param>
/// <param name="JwksUri">an address</param>
/// <param name="Trust">a whole trust</param>
/// <param name="EndsTrust">whether there is to be none from now on</param>
public sealed record OAuthClientSources(string? Jwks, string? JwksUri, TrustSource? Trust, bool EndsTrust = false);

/// <param name="Issuer">who signs</param>
/// <param name="JwksUri">where its keys are, or null</param>
/// <param name="Subject">for whom</param>
/// <param name="Audience">made for whom</param>
public sealed record TrustSource(string? Issuer, string? JwksUri, string? Subject, string? Audience);

/// <summary>Checks sources, and makes of them what is stored. Everything that is wrong is said at once.</summary>
internal sealed class SourceReader(IClientKeySets sets, OutboundSettings outbound)
{
    /// <exception cref="Refusal">something of them cannot be taken</exception>
    public (ClientKeys? Keys, (ClientTrust? Value, bool IsSet) Trust) Read(OAuthClientSources sources)
    {
        var faults = new List<FieldError>();
        var keys = KeysOf(sources, faults);
        var trust = TrustOf(sources.Trust, faults);
        return faults.Count == 0 ? (keys, (trust, sources.Trust is not null || sources.EndsTrust)) : throw new Refusal(Error.Invalid(faults));
    }

    private ClientKeys? KeysOf(OAuthClientSources sources, List<FieldError> faults)
    {
        if (sources is { Jwks: not null, JwksUri: not null })
        {
            faults.Add(Fault("jwks_uri", FieldProblem.BadForm, "cannot stand beside jwks: a client has its keys in one place"));
        }

        if (sources.Jwks is { } document)
        {
            var (kept, fault) = sets.Read(document);
            faults.AddRange(fault is null ? [] : [Fault("jwks", FieldProblem.BadForm, fault)]);
            return new ClientKeys(kept, null);
        }

        return sources.JwksUri is not { } address ? null : new ClientKeys(null, Address(address, "jwks_uri", [], faults));
    }

    private ClientTrust? TrustOf(TrustSource? source, List<FieldError> faults)
    {
        if (source is null)
        {
            return null;
        }

        var issuer = Text(source.Issuer, "issuer", faults);
        if (source.Issuer is not null)
        {
            Address(source.Issuer, "issuer", ["trust"], faults);
        }

        var address = source.JwksUri is null ? null : Address(source.JwksUri, "jwks_uri", ["trust"], faults);
        return new ClientTrust(issuer, address, Text(source.Subject, "subject", faults), Text(source.Audience, "audience", faults));
    }

    private string Address(string text, string name, IReadOnlyList<object> within, List<FieldError> faults)
    {
        if (OutboundAddress.TryParse(text, outbound) is null)
        {
            faults.Add(Fault(name, FieldProblem.BadForm, "must be an https URL of a public host, without user information or fragment") with { Within = within });
        }

        return text;
    }

    private static string Text(string? text, string name, List<FieldError> faults)
    {
        var fault = text switch
        {
            null => Fault(name, FieldProblem.Missing, "is missing: a trust has an issuer, a subject and an audience"),
            "" => Fault(name, FieldProblem.TooShort, "must have at least 1 character"),
            { Length: > ClientTrust.MaxTextLength } => Fault(name, FieldProblem.TooLong, $"must have at most {ClientTrust.MaxTextLength} characters"),
            _ when text.Any(char.IsControl) || SecretText.IsIn(text) => Fault(name, FieldProblem.BadForm, "must have no control characters and no secret in it"),
            _ => null,
        };
        faults.AddRange(fault is null ? [] : [fault with { Within = ["trust"] }]);
        return text ?? "";
    }

    private static FieldError Fault(string name, FieldProblem problem, string message) => new(FieldSource.Body, name, problem, message);
}
