using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Discovery;

/// <summary>
/// How much one request to the SCIM plane may cost, whatever its shape: what a client asks for beyond them is refused by name, or cut by a rule
/// that docs/budgets.md states.
/// </summary>
public sealed record ScimBudgets
{
    /// <summary>How many terms a filter has at most: each is a part of the SQL that it becomes.</summary>
    public int FilterTerms { get; init; } = FilterParser.MaxTerms;

    /// <summary>How many operations a PATCH has at most.</summary>
    public int PatchOperations { get; init; } = PatchRequest.MaxOperations;

    /// <summary>How many values an attribute of a stored resource has at most. Members of groups are rows of their own, of any number.</summary>
    public int AttributeValues { get; init; } = 1_000;

    /// <summary>How many bytes the document of a stored resource has at most.</summary>
    public int ResourceSize { get; init; } = 1024 * 1024;

    /// <summary>How many groups a user is shown with, the direct ones first, then those nearest above them.</summary>
    public int GroupsOfUser { get; init; } = 1_000;

    /// <summary>How many groups stand above one another at most.</summary>
    public int GroupDepth { get; init; } = 1_000;

    /// <summary>How many members, or groups of users, a page of a list shows before it ends; its first resource is shown in any case.</summary>
    public int ListedValues { get; init; } = 100_000;

    /// <summary>How many bytes of stored documents a page of a list shows before it ends; its first resource is shown in any case.</summary>
    public int PageSize { get; init; } = 16 * 1024 * 1024;

    /// <summary>How many bytes of an answer are made before the first of them are sent.</summary>
    public int BufferedAnswer { get; init; } = 256 * 1024;
}
