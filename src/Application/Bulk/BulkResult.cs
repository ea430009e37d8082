using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Bulk;

/// <summary>How an operation ended.</summary>
/// <param name="Operation">as it was sent</param>
/// <param name="Path">the resource, relative to the base; null after a failed POST and where the path names none</param>
/// <param name="Done">what was done, or null when it failed</param>
/// <param name="Error">why it failed</param>
public sealed record BulkResult(BulkOperation Operation, string? Path, BulkDone? Done, Error? Error);

/// <summary>What an operation did.</summary>
/// <param name="Id">the resource</param>
/// <param name="Effect">what became of it</param>
/// <param name="Version">its version now; null when it is gone</param>
public sealed record BulkDone(Guid Id, BulkEffect Effect, long? Version);

/// <summary>What became of a resource.</summary>
public enum BulkEffect
{
    Created,
    Changed,
    Deleted,
}
