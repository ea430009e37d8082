namespace ScimPlatform.Application.LeakResponse;

/// <summary>Something that looks like a token was found where everybody can read it.</summary>
/// <param name="Found">what was found</param>
/// <param name="Type">what the finder calls things of this form</param>
public sealed record LeakAlert(string Found, string Type)
{
    // The generated form would print the secret.
    public override string ToString() => nameof(LeakAlert);
}

/// <summary>What became of an alert.</summary>
/// <param name="Hash">SHA-256 of what was found</param>
/// <param name="Type">what the finder calls things of this form</param>
/// <param name="IsOurs">whether it is, or was, a token of a tenant here</param>
public sealed record LeakVerdict(byte[] Hash, string Type, bool IsOurs);
