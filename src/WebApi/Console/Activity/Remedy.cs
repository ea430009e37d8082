namespace ScimPlatform.WebApi.Console.Activity;

/// <summary>What a refusal means, and what somebody can do about it.</summary>
/// <param name="Cause">why, in one sentence</param>
/// <param name="Cure">what to do</param>
internal sealed record Remedy(string Cause, string Cure)
{
    private static readonly Dictionary<string, Remedy> ByType = new(StringComparer.OrdinalIgnoreCase)
    {
        ["uniqueness"] = new(
            "Another user or group has that name already.",
            "Look for it under People. Let the identity provider match on userName, so that it finds the one that is there; or remove the one that is in the way."),
        ["invalidFilter"] = new(
            "The filter cannot be understood.",
            "Let the identity provider look for users by userName or externalId, as its page under docs/idp says."),
        ["invalidPath"] = new(
            "A PATCH names an attribute in a way that cannot be understood.",
            "Look at the path in the request below. If the identity provider always writes it so, choose its compatibility profile under Settings."),
        ["invalidSyntax"] = new(
            "The body is not what SCIM asks for here.",
            "Look at the request below. An attribute mapping of the identity provider often sends a text where a list or an object belongs."),
        ["invalidValue"] = new(
            "A value does not fit its attribute.",
            "The answer below names the attribute: correct its mapping in the identity provider, or leave it out."),
        ["noTarget"] = new(
            "A PATCH is about a value that is not there.",
            "Let the identity provider send the resource anew, or correct the attribute mapping that the path names."),
        ["mutability"] = new(
            "A read-only attribute is written.",
            "Take the attribute that the answer names out of the identity provider's mapping."),
        ["tooMany"] = new(
            "It asks for more than one request may have.",
            "Let the identity provider ask for smaller pages, or send fewer operations at once."),
    };

    public static Remedy Of(int status, string? scimType) => scimType is not null && ByType.TryGetValue(scimType, out var known) ? known : Of(status);

    private static Remedy Of(int status) => status switch
    {
        400 => ByType["invalidSyntax"],
        401 => new("The token is unknown, expired or revoked.", "Rotate the credential and paste the new secret into the identity provider."),
        403 => new("The credential may not do this.", "Give it the scope or the network that it needs, under Credentials; or mass removal is guarded, see Settings."),
        404 => new("The user or group is not there.", "It was deleted here, or the identity provider remembers an id of another tenant. Let it look the user up again."),
        409 => new("It contradicts what is stored.", "Look at the answer below, then for the user or group under People."),
        412 => new("Somebody else changed it in between.", "The identity provider will read it again and repeat. If this happens all the time, two connectors write the same users."),
        413 => new("The body is larger than is taken.", "Let the identity provider send fewer members or operations at once."),
        429 => new("Too many requests, or too many users would be taken away at once.", "It tries again by itself. If it stays so, look at the guard under Settings, and at how often the connector runs."),
        503 or 504 => new("The server could not do it in time.", "The identity provider will repeat it. If it stays so, tell the operator the trace id."),
        >= 500 => new("The server failed.", "Tell the operator the trace id."),
        _ => new("It was refused.", "Look at the answer below."),
    };
}
