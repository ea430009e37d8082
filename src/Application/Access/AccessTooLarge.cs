using ScimPlatform.Application.Common.Errors;

namespace ScimPlatform.Application.Access;

/// <summary>More has to be gone through than one answer may cost; to leave some of it out would be a wrong answer.</summary>
public static class AccessTooLarge
{
    public static Refusal Refused() => new(new Error(
        ErrorKind.Invalid, "More groups, mappings or bindings lead to this access than one answer goes through. Ask for a smaller page, or for one user."));
}
