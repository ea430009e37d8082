using System.Text.Json;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Domain.Common;

namespace ScimPlatform.Application.Bulk;

/// <summary>
/// Steps that may be done side by side, since nobody can tell their order: resources that are made, refer to nothing else in the request and
/// have different user names. A first sync is made of those, and side by side they share their commits. All others are done one after the other.
/// </summary>
internal static class BulkRuns
{
    private const string UserName = "userName";

    /// <param name="steps">in their order</param>
    /// <param name="request">whose steps they are; where it stops at some error, nothing may be tried beyond</param>
    public static IEnumerable<IReadOnlyList<BulkStep>> Of(IReadOnlyList<BulkStep> steps, BulkRequest request)
    {
        var run = new List<BulkStep>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            var operation = request.Operations[step.Operations[0]];
            var isAlone = request.FailOnErrors is not null || step.IsCircular || !StandsAlone(operation);
            var name = NameOf(operation);
            if (run.Count > 0 && (isAlone || (name is not null && names.Contains(name))))
            {
                yield return run;
                run = [];
                names = [];
            }

            run.Add(step);
            if (name is not null)
            {
                names.Add(name);
            }

            if (isAlone)
            {
                yield return run;
                run = [];
                names = [];
            }
        }

        if (run.Count > 0)
        {
            yield return run;
        }
    }

    private static bool StandsAlone(BulkOperation operation) =>
        operation.Method == BulkMethod.Post && BulkIdReferences.In(operation).Count == 0;

    // Names of attributes have no case (RFC 7643 section 2.1). What is no text will be refused anyway.
    private static string? NameOf(BulkOperation operation) => operation.Data.ValueKind != JsonValueKind.Object ? null
        : operation.Data.EnumerateObject()
            .Where(member => string.Equals(member.Name, UserName, StringComparison.OrdinalIgnoreCase) && member.Value.ValueKind == JsonValueKind.String)
            .Select(member => CaseFold.Fold(member.Value.GetString()!))
            .FirstOrDefault();
}
