using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using ScimPlatform.Application.Scim.Schemas;
using static ScimPlatform.WebApi.OpenApi.Schemas;

namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>The resources of RFC 7643, by the schemas that drive them, and the messages of RFC 7644.</summary>
internal sealed class ScimSchemas : IOpenApiDocumentTransformer
{
    public const string User = "ScimUser";
    public const string Group = "ScimGroup";
    public const string UserList = "ScimUserList";
    public const string GroupList = "ScimGroupList";
    public const string ResourceList = "ScimResourceList";
    public const string Patch = "ScimPatch";
    public const string Search = "ScimSearch";
    public const string Bulk = "ScimBulk";
    public const string BulkAnswer = "ScimBulkAnswer";
    public const string ServiceProviderConfig = "ScimServiceProviderConfig";
    public const string ResourceType = "ScimResourceType";
    public const string ResourceTypeList = "ScimResourceTypeList";
    public const string Schema = "ScimSchema";
    public const string SchemaList = "ScimSchemaList";

    private const string F5XcUser = "F5XcUser";
    private const string Operation = "Operation";
    private const string BulkResult = "ScimBulkResult";
    private const string F5XcUserList = "F5XcUserList";

    public Task TransformAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancellationToken)
    {
        var schemas = document.Components!.Schemas!;
        schemas[User] = ScimResourceSchemas.Of(SchemaRegistry.Core.User, User, document);
        schemas[Group] = ScimResourceSchemas.Of(SchemaRegistry.Core.Group, Group, document);
        schemas[F5XcUser] = ScimResourceSchemas.InF5XcVoice((OpenApiSchema)schemas[User]);
        foreach (var (list, element) in new[] { (UserList, User), (GroupList, Group), (F5XcUserList, F5XcUser), (ResourceTypeList, ResourceType), (SchemaList, Schema) })
        {
            schemas[list] = ScimMessageSchemas.List(Ref(element, document));
        }

        schemas[ResourceList] = ScimMessageSchemas.List(Anything("A user or a group, as its `meta.resourceType` says."));
        schemas[Patch + Operation] = ScimMessageSchemas.PatchOperation;
        schemas[Patch] = ScimMessageSchemas.Patch(Ref(Patch + Operation, document));
        schemas[Search] = ScimMessageSchemas.Search;
        schemas[Bulk + Operation] = ScimMessageSchemas.BulkOperation;
        schemas[Bulk] = ScimMessageSchemas.Bulk(Ref(Bulk + Operation, document));
        schemas[BulkResult] = ScimMessageSchemas.BulkResult;
        schemas[BulkAnswer] = ScimMessageSchemas.BulkAnswer(Ref(BulkResult, document));
        schemas[ServiceProviderConfig] = ScimMessageSchemas.ServiceProviderConfig;
        schemas[ResourceType] = ScimMessageSchemas.ResourceType;
        schemas[Schema] = ScimMessageSchemas.Schema(Ref(SchemaNames.Of(typeof(AttributeDefinition)), document));
        return Task.CompletedTask;
    }

    /// <summary>What a request has to be: of a resource, the attributes that are required must be there (RFC 7643 section 7).</summary>
    public static IOpenApiSchema Request(string schema, bool isF5Xc, OpenApiDocument document)
    {
        var named = Ref(Voiced(schema, isF5Xc), document);
        IEnumerable<string> required = schema switch
        {
            User when isF5Xc => [.. Required(SchemaRegistry.Core.User), "roles"],
            User => ["schemas", .. Required(SchemaRegistry.Core.User)],
            Group when isF5Xc => Required(SchemaRegistry.Core.Group),
            Group => ["schemas", .. Required(SchemaRegistry.Core.Group)],
            _ => [],
        };
        return required.Any() ? new OpenApiSchema { AllOf = [named], Required = required.ToHashSet() } : named;
    }

    /// <summary>What an answer is; null without a body.</summary>
    public static IOpenApiSchema? Answer(string? schema, bool isF5Xc, OpenApiDocument document) =>
        schema is null ? null : Ref(Voiced(schema, isF5Xc), document);

    private static IEnumerable<string> Required(ResourceType type) =>
        type.Core.Attributes.Where(attribute => attribute.Required).Select(attribute => attribute.Name);

    private static string Voiced(string schema, bool isF5Xc) => schema switch
    {
        User when isF5Xc => F5XcUser,
        UserList when isF5Xc => F5XcUserList,
        _ => schema,
    };
}
