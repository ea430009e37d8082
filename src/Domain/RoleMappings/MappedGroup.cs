using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Domain.RoleMappings;

/// <summary>Which groups a role mapping holds for.</summary>
public abstract record MappedGroup
{
    private MappedGroup()
    {
    }

    /// <summary>One group, which has to be there and takes the mapping with it when it goes.</summary>
    public sealed record ById(GroupId Id) : MappedGroup;

    /// <summary>Every group of that name in any case, those included that are not made yet.</summary>
    public sealed record ByDisplayName(string Name) : MappedGroup;

    /// <summary>Every group with that <c>externalId</c>, those included that are not made yet.</summary>
    public sealed record ByExternalId(string ExternalId) : MappedGroup;

    public static bool IsValidExternalId(string id) =>
        id.Length is > 0 and <= GroupProfile.MaxExternalIdLength && !PlainText.HasControlCharacters(id) && !SecretText.IsIn(id);

    public static bool IsValidDisplayName(string name) => GroupProfile.IsValidDisplayName(name) && !SecretText.IsIn(name);
}
