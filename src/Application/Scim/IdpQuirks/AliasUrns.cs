using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.Scim.IdpQuirks;

/// <summary>
/// OneLogin names schemas by the URNs of the time before the RFCs; Entra ID's templates have one mistyped.
/// <para>Wrong: <c>urn:scim:schemas:core:2.0</c>, <c>urn:scim:schemas:extension:enterprise:2.0</c>,
/// <c>urn:ietf:params:scim:schemas:extension:enterprise:2.0User</c></para>
/// <para>Right: <c>urn:ietf:params:scim:schemas:core:2.0:User</c>, <c>urn:ietf:params:scim:schemas:extension:enterprise:2.0:User</c></para>
/// </summary>
public sealed class AliasUrns : INameQuirk
{
    private static readonly string[] CoreAliases =
        ["urn:scim:schemas:core:2.0:User", "urn:scim:schemas:core:2.0:Group", "urn:scim:schemas:core:2.0", "urn:scim:schemas:core:1.0"];

    private static readonly string[] EnterpriseAliases =
    [
        "urn:ietf:params:scim:schemas:extension:enterprise:2.0User",
        "urn:scim:schemas:extension:enterprise:2.0:User",
        "urn:scim:schemas:extension:enterprise:2.0",
        "urn:scim:schemas:extension:enterprise:1.0",
    ];

    public string Rewrite(ResourceType type, string name) =>
        Replace(name, EnterpriseAliases, ScimUrns.EnterpriseUser) ?? Replace(name, CoreAliases, type.Core.Id) ?? name;

    public IEnumerable<PatchOperation> Rewrite(ScimResource resource, PatchOperation operation)
    {
        var path = operation.Path is null ? null : Rewrite(resource.Type, operation.Path);
        if (path is not null || operation.Value is not JsonObject value)
        {
            return [operation with { Path = path }];
        }

        var renamed = JsonTree.Object();
        foreach (var (name, member) in value)
        {
            if (!renamed.TryAdd(Rewrite(resource.Type, name), member?.DeepClone()))
            {
                throw new ScimFault(ScimType.InvalidSyntax, $"'{name}' is given more than once.");
            }
        }

        return [operation with { Value = renamed }];
    }

    private static string? Replace(string name, string[] aliases, string urn) =>
        aliases.FirstOrDefault(alias => StartsWith(name, alias)) is { } found ? urn + name[found.Length..] : null;

    // The alias alone, or before an attribute's name.
    private static bool StartsWith(string name, string alias) =>
        name.StartsWith(alias, StringComparison.OrdinalIgnoreCase) && (name.Length == alias.Length || name[alias.Length] == ':');
}
