using System.Reflection;
using System.Text.Json;
using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.Scim.Schemas;

/// <summary>
/// Every schema and resource type that is served to a tenant. Reading, filtering, patching, projecting and discovery are driven by it;
/// no other place lists attributes.
/// </summary>
public sealed class SchemaRegistry
{
    /// <summary>How definitions are written, here and in <c>/Schemas</c>.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    private SchemaRegistry(ResourceType user, ResourceType group)
    {
        User = user;
        Group = group;
    }

    /// <summary>The registry of RFC 7643: User with the enterprise extension, and Group.</summary>
    public static SchemaRegistry Core { get; } = Load();

    public ResourceType User { get; }

    public ResourceType Group { get; }

    public IReadOnlyList<ResourceType> ResourceTypes => [User, Group];

    /// <summary>The schemas of all resource types, each once.</summary>
    public IReadOnlyList<Schema> Schemas =>
        [.. ResourceTypes.SelectMany(type => type.Extensions.Prepend(type.Core)).DistinctBy(schema => schema.Id)];

    /// <summary>This registry with further extensions of its resource types, in their order.</summary>
    public SchemaRegistry With(IReadOnlyCollection<SchemaExtension> extensions) =>
        extensions.Count == 0 ? this : new SchemaRegistry(Extended(User, extensions), Extended(Group, extensions));

    private static ResourceType Extended(ResourceType type, IEnumerable<SchemaExtension> extensions) => type with
    {
        Extensions =
            [.. type.Extensions, .. extensions.Where(extension => extension.ResourceType == type.Name).Select(extension => extension.Schema)],
    };

    private static SchemaRegistry Load()
    {
        var common = Read("common");
        return new SchemaRegistry(
            new ResourceType("User", "/Users", "User Account", WithRoleNames(Read("user")), common, [Read("enterprise-user")]),
            new ResourceType("Group", "/Groups", "Group", Read("group"), common, []));
    }

    private static Schema WithRoleNames(Schema user) => user with
    {
        Attributes = [.. user.Attributes.Select(attribute => attribute.Name == "roles" ? WithRoleNames(attribute) : attribute)],
    };

    private static AttributeDefinition WithRoleNames(AttributeDefinition roles) => roles with
    {
        SubAttributes = [.. roles.SubAttributes!.Select(sub => sub.Name == "value" ? sub with { Canonical = RoleName.Shortest } : sub)],
    };

    private static Schema Read(string name)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Scim.Schemas.{name}.json")
            ?? throw new InvalidOperationException($"The schema definition '{name}' is not part of the assembly.");
        return JsonSerializer.Deserialize<Schema>(stream, Json)
            ?? throw new InvalidOperationException($"The schema definition '{name}' is empty.");
    }
}
