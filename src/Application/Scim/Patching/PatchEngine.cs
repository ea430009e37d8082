using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>
/// Applies a PATCH (RFC 7644 section 3.5.2) to a copy, so that it takes effect as a whole or not at all. What deviates from the RFC is
/// put right by the profile's quirks first; the engine itself knows the RFC only.
/// </summary>
public static class PatchEngine
{
    /// <summary>The resource after all operations; the very same object when they change nothing.</summary>
    /// <param name="resource">as stored; with its <c>id</c>, so that a client may repeat it</param>
    /// <param name="operations">in the order in which they take effect</param>
    /// <param name="profile">the deviations that are understood</param>
    /// <param name="cancellationToken">ends it between two steps, and within a list of values</param>
    /// <exception cref="ScimFault">an operation cannot be done</exception>
    public static ScimResource Apply(
        ScimResource resource, IReadOnlyList<PatchOperation> operations, CompatibilityProfile profile, CancellationToken cancellationToken = default) =>
        Apply(resource, operations, profile, _ => false, cancellationToken);

    /// <summary>The same, without the steps that another takes care of.</summary>
    internal static ScimResource Apply(
        ScimResource resource,
        IReadOnlyList<PatchOperation> operations,
        CompatibilityProfile profile,
        Func<PatchStep, bool> isTaken,
        CancellationToken cancellationToken)
    {
        var copy = resource.Copy();
        var values = ValueReader.OfPatches(profile, cancellationToken);
        foreach (var step in Steps(copy, operations, profile))
        {
            cancellationToken.ThrowIfCancellationRequested();
            RequireWritable(step);
            if (!isTaken(step))
            {
                Apply(copy, step, values, profile);
            }
        }

        RequiredAttributes.Check(copy.Type, copy.Document, ScimType.Mutability);
        return JsonNode.DeepEquals(resource.Document, copy.Document) ? resource : copy;
    }

    // Lazy, because quirks look at the resource as the operations before have left it.
    private static IEnumerable<PatchStep> Steps(
        ScimResource copy, IReadOnlyList<PatchOperation> operations, CompatibilityProfile profile) =>
        operations.SelectMany(operation => profile.Rewrite(copy, operation)).SelectMany(operation => PatchStep.Of(copy.Type, operation));

    private static void Apply(ScimResource resource, PatchStep step, ValueReader values, CompatibilityProfile profile)
    {
        if (step.Target is { Extension: null, Attribute.Name: "schemas" })
        {
            SchemasAttribute.Require(resource.Type, step, profile);
            return;
        }

        var holder = Holder(resource.Document, step.Target.Extension);
        var attribute = step.Target.Attribute;
        var before = attribute.Mutability == Mutability.Immutable ? holder[attribute.Name]?.DeepClone() : null;
        values.Added = step is { Verb: PatchVerb.Add, Target: { Attribute.MultiValued: true, Filter: null, Sub: null } } ? values.Added : null;
        Action<JsonObject, PatchStep, ValueReader> apply = step.Verb switch
        {
            PatchVerb.Add => Add.Apply,
            PatchVerb.Replace => Replace.Apply,
            _ => Remove.Apply,
        };
        apply(holder, step, values);
        if (before is not null && !JsonNode.DeepEquals(before, holder[attribute.Name]))
        {
            throw new ScimFault(ScimType.Mutability, $"'{step.Target}' is immutable.");
        }

        if (step.Target.Extension is { } extension && holder.Count == 0)
        {
            resource.Document.Remove(extension.Id);
        }
    }

    private static JsonObject Holder(JsonObject document, Schema? extension)
    {
        if (extension is null)
        {
            return document;
        }

        if (document[extension.Id] is not JsonObject holder)
        {
            document[extension.Id] = holder = [];
        }

        return holder;
    }

    private static void RequireWritable(PatchStep step)
    {
        if (step.Target.IsReadOnly)
        {
            throw PatchTarget.ReadOnly(step.Target.ToString());
        }
    }
}
