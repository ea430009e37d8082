using System.Collections.ObjectModel;
using ScimPlatform.Application.LeakResponse;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.SecretScanning;

/// <summary>The body of an alert: a list of what was found.</summary>
public sealed class AlertsRequest(IList<AlertRequest> alerts) : ReadOnlyCollection<AlertRequest>(alerts), IRequestBody<AlertsRequest>
{
    public static bool IsList => true;

    public static bool IgnoresUnknown => true;

    public static AlertsRequest Read(JsonFields fields) => new([.. fields.Objects("", AlertRequest.Read) ?? []]);
}

/// <summary>Something that was found. Where, is not read: it is not ours to keep.</summary>
/// <param name="Token">what looks like a token</param>
/// <param name="Type">what its form is called</param>
[SchemaName("SecretScanningAlert")]
public sealed record AlertRequest(string Token, string Type)
{
    public LeakAlert ToAlert() => new(Token, Type);

    // The generated form would print the secret.
    public override string ToString() => nameof(AlertRequest);

    internal static AlertRequest Read(JsonFields alert) => new(alert.RequiredText("token"), alert.RequiredText("type"));
}

/// <summary>What became of what was found.</summary>
/// <param name="TokenHash">SHA-256 of it, in base64</param>
/// <param name="TokenType">its type, as the alert named it</param>
/// <param name="Label">true_positive: it is or was a token of ours; false_positive: it never was</param>
[SchemaName("SecretScanningLabel")]
public sealed record LabelResponse(string TokenHash, string TokenType, string Label)
{
    public static LabelResponse Of(LeakVerdict verdict) => new(
        Convert.ToBase64String(verdict.Hash), verdict.Type, verdict.IsOurs ? "true_positive" : "false_positive");
}
