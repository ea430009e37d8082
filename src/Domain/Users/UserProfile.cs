namespace ScimPlatform.Domain.Users;

/// <summary>
/// What an identity provider says about a user, replaced as a whole. The fields are what the directory itself works with; everything
/// that was said, these fields included, stands in the document, which the directory keeps and does not read.
/// </summary>
/// <param name="UserName">unique in the tenant</param>
/// <param name="ExternalId">the identity provider's own id, in its case</param>
/// <param name="DisplayName">the name to show</param>
/// <param name="Active">whether the account may be used; of whom nothing is said may not</param>
/// <param name="Emails">at most one of them primary</param>
/// <param name="Document">the attributes as canonical JSON</param>
public sealed record UserProfile(
    UserName UserName, string? ExternalId, string? DisplayName, bool Active, IReadOnlyList<Email> Emails, string Document)
{
    public const int MaxExternalIdLength = 512;

    /// <summary>The names of the attributes that are new or other than before, for the audit.</summary>
    public IReadOnlyCollection<string> Changed { get; init; } = [];
}
