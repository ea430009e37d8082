using System.Text.Json;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Bulk;

/// <summary>
/// Steps that may be done together, since nobody can tell their order: resources that are made, refer to nothing else in the request and have
/// different user names, and changes of different users. A sync is made of those, and together they share reads and commits. All others are
/// done one after the other.
/// </summary>
internal static class BulkRuns
{
    private const string UserName = "userName";

    private enum Kind
    {
        Alone,
        Made,
        Changed,
    }

    /// <param name="steps">in their order</param>
    /// <param name="request">whose steps they are; where it stops at some error, nothing may be tried beyond</param>
    public static IEnumerable<IReadOnlyList<BulkStep>> Of(IReadOnlyList<BulkStep> steps, BulkRequest request)
    {
        var run = new List<BulkStep>();
        var runKind = Kind.Alone;
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var operation = request.Operations[step.Operations[0]];
            var kind = request.FailOnErrors is not null || step.IsCircular ? Kind.Alone : KindOf(operation);
            var name = kind == Kind.Changed ? UserOf(operation).ToString() : NameOf(operation);
            if (run.Count > 0 && (kind == Kind.Alone || kind != runKind || (name is not null && names.Contains(name))))
            {
                yield return run;
                run = [];
                names = [];
            }

            run.Add(step);
            runKind = kind;
            if (name is not null)
            {
                names.Add(name);
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    /// <summary>The one user that the operation is about, or null.</summary>
    public static Guid? UserOf(BulkOperation operation) =>
        BulkTarget.Of(operation.Path) is { } target && ReferenceEquals(target.Type, SchemaRegistry.Core.User) ? ResourceId.OrNull(target.Id) : null;

    private static Kind KindOf(BulkOperation operation) => operation.Method switch
    {
        _ when BulkIdReferences.In(operation).Count > 0 => Kind.Alone,
        BulkMethod.Post => Kind.Made,
        BulkMethod.Put or BulkMethod.Patch when UserOf(operation) is not null => Kind.Changed,
        _ => Kind.Alone,
    };

    // Names of attributes have no case (RFC 7643 section 2.1). What is no text will be refused anyway.
    private static string? NameOf(BulkOperation operation) => operation.Data.ValueKind != JsonValueKind.Object ? null
        : operation.Data.EnumerateObject()
            .Where(member => string.Equals(member.Name, UserName, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
            .Select(member => CaseFold.Fold(member.Value.GetString()!))
            .FirstOrDefault();
}
