using System.Collections.Concurrent;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;

namespace ScimPlatform.Application.Bulk;

/// <summary>What the bulkIds of a request stand for, as far as it has been done.</summary>
internal sealed class BulkIds
{
    private readonly ConcurrentDictionary<string, string?> ids = new(StringComparer.Ordinal);

    /// <exception cref="ScimFault">invalidValue: no operation has that bulkId</exception>
    /// <exception cref="Refusal">conflict: the operation failed</exception>
    public string Of(string bulkId) =>
        !ids.TryGetValue(bulkId, out var id)
            ? throw new ScimFault(ScimType.InvalidValue, $"'bulkId:{bulkId}' is the bulkId of no operation of this request.")
            : id ?? throw new Refusal(Failed(bulkId));

    public void Note(BulkOperation operation, Guid? id)
    {
        if (operation.BulkId is { } bulkId)
        {
            ids[bulkId] = id?.ToString();
        }
    }

    public static Error Failed(string bulkId) => new(ErrorKind.Conflict, $"The operation that 'bulkId:{bulkId}' refers to failed.");
}
