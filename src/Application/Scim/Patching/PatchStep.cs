using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>What an operation does to one attribute.</summary>
internal sealed record PatchStep(PatchVerb Verb, PatchTarget Target, JsonNode? Value)
{
    /// <summary>The steps of an operation; a value without path gives one for each of its members, in document order.</summary>
    public static IEnumerable<PatchStep> Of(ResourceType type, PatchOperation operation)
    {
        if (operation is { Verb: PatchVerb.Remove, Path: null })
        {
            throw new ScimFault(ScimType.NoTarget, "A 'remove' needs a path.");
        }

        if (operation is { Verb: not PatchVerb.Remove, HasValue: false })
        {
            throw new ScimFault(ScimType.InvalidValue, $"The operation on '{operation.Path}' needs a value.");
        }

        return operation.Path is null || operation.Path.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase)
            ? OfResource(type, operation)
            : type.Extension(operation.Path) is { } extension
                ? OfExtension(type, extension, operation)
                : [OfPath(type, operation)];
    }

    private static PatchStep OfPath(ResourceType type, PatchOperation operation)
    {
        var target = PatchTarget.Bind(type, PatchPathParser.Parse(operation.Path!));
        return operation is { Verb: PatchVerb.Remove, Value: not null } && target is { Attribute.MultiValued: true, Filter: null }
            ? throw new ScimFault(ScimType.InvalidValue, $"The values of '{target}' to remove must be chosen by a filter in the path.")
            : new PatchStep(operation.Verb, target, operation.Value);
    }

    private static IEnumerable<PatchStep> OfResource(ResourceType type, PatchOperation operation)
    {
        foreach (var (name, value) in Members(operation, "the resource"))
        {
            if (type.TopLevel(name) is { } attribute)
            {
                yield return new PatchStep(operation.Verb, new PatchTarget(null, attribute, null, null), value);
                continue;
            }

            if (type.Extension(name) is null && !name.Equals(type.Core.Id, StringComparison.OrdinalIgnoreCase))
            {
                throw PatchTarget.Unknown(name);
            }

            foreach (var step in Of(type, operation with { Path = name, Value = value }))
            {
                yield return step;
            }
        }
    }

    private static IEnumerable<PatchStep> OfExtension(ResourceType type, Schema extension, PatchOperation operation) =>
        operation is { Verb: PatchVerb.Remove } or { Verb: PatchVerb.Replace, Value: null }
            ? extension.Attributes
                .Where(attribute => attribute.Mutability != Mutability.ReadOnly)
                .Select(attribute => new PatchStep(PatchVerb.Remove, new PatchTarget(extension, attribute, null, null), null))
            : operation.Value is null ? [] : Members(operation, extension.Id).Select(member => new PatchStep(
                operation.Verb,
                InExtension(type, extension, member.Key) ?? throw PatchTarget.Unknown($"{extension.Id}:{member.Key}"),
                member.Value));

    // Some clients repeat the URN inside the extension; it says there what it says at the top.
    private static PatchTarget? InExtension(ResourceType type, Schema extension, string name) =>
        extension.Attribute(name) is { } attribute ? new PatchTarget(extension, attribute, null, null)
        : type.Common.Attribute(name) is { Name: "schemas" } schemas ? new PatchTarget(null, schemas, null, null)
        : null;

    private static JsonObject Members(PatchOperation operation, string place) =>
        operation.Value as JsonObject
        ?? throw new ScimFault(ScimType.InvalidValue, $"The value for {place} must be an object of attributes.");
}
