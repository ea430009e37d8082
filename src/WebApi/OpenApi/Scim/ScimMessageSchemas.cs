using Microsoft.OpenApi;
using ScimPlatform.Application.Scim;
using static ScimPlatform.WebApi.OpenApi.Schemas;

namespace ScimPlatform.WebApi.OpenApi.Scim;

/// <summary>The messages of RFC 7644 and the documents of its section 4.</summary>
internal static class ScimMessageSchemas
{
    public static OpenApiSchema PatchOperation => Object(
        "One change.",
        ("op!", Text(null, "add", "remove", "replace")),
        ("path", Text("What to change; the whole resource when left out.")),
        ("value", Anything("What to add, or to put there.")));

    public static OpenApiSchema BulkOperation => Object(
        "One operation of many.",
        ("method!", Text(null, "POST", "PUT", "PATCH", "DELETE")),
        ("path!", Text("`/Users`, `/Groups`, or one of theirs.")),
        ("bulkId", Text("How other operations refer to it; every POST has one.")),
        ("version", Text("The entity tag that the resource must have.")),
        ("data", new OpenApiSchema { Type = JsonSchemaType.Object, Description = "The body that the same request by itself would have." }));

    public static OpenApiSchema BulkResult => Object(
        "What became of an operation.",
        ("method!", Text()),
        ("status!", Text("What the same request by itself would have been answered with.")),
        ("location", Text("The resource.")),
        ("bulkId", Text()),
        ("version", Text("Its entity tag.")),
        ("response", Anything("The error document of a failure.")));

    public static OpenApiSchema Patch(IOpenApiSchema operation) => Object(
        "Changes that are made all or not at all (RFC 7644 section 3.5.2).",
        ("schemas!", Urns(ScimUrns.PatchOp)),
        ("Operations!", NotEmpty(ListOf(operation))))
        .With($$"""{"schemas":["{{ScimUrns.PatchOp}}"],"Operations":[{"op":"replace","path":"externalId","value":"701984"}]}""");

    public static OpenApiSchema Search => Object(
        "A query (RFC 7644 section 3.4.3).",
        ("schemas", Urns(ScimUrns.SearchRequest)),
        ("filter", Text("Which resources; all when left out.")),
        ("startIndex", Whole("The index of the first to answer, from 1.")),
        ("count", Whole("How many to answer at most.")),
        ("cursor", Text("Where to go on; empty to begin (RFC 9865).")),
        ("sortBy", Text("The attribute to sort by.")),
        ("sortOrder", Text(null, "ascending", "descending")),
        ("attributes", ListOf(Text(), "The attributes to answer.")),
        ("excludedAttributes", ListOf(Text(), "The attributes not to answer.")))
        .With($$"""{"schemas":["{{ScimUrns.SearchRequest}}"],"filter":"externalId pr","count":10}""");

    public static OpenApiSchema Bulk(IOpenApiSchema operation) => Object(
        "Many operations (RFC 7644 section 3.7).",
        ("schemas!", Urns(ScimUrns.BulkRequest)),
        ("failOnErrors", Whole("How many errors end the processing; none when left out.")),
        ("Operations!", NotEmpty(ListOf(operation))))
        .With($$"""{"schemas":["{{ScimUrns.BulkRequest}}"],"Operations":[{"method":"POST","path":"/Groups","bulkId":"a","data":{"schemas":["{{ScimUrns.Group}}"],"displayName":"Tour Guides"} }]}""");

    public static OpenApiSchema BulkAnswer(IOpenApiSchema result) => Object(
        "What became of each operation that was tried.",
        ("schemas!", Urns(ScimUrns.BulkResponse)),
        ("Operations!", ListOf(result)));

    public static OpenApiSchema ServiceProviderConfig => Object(
        "What is supported (RFC 7643 section 5).",
        ("schemas!", Urns(ScimUrns.ServiceProviderConfig)),
        ("patch!", Supported()),
        ("bulk!", Supported(("maxOperations!", Whole()), ("maxPayloadSize!", Whole()))),
        ("filter!", Supported(("maxResults!", Whole()))),
        ("changePassword!", Supported()),
        ("sort!", Supported()),
        ("etag!", Supported()),
        ("pagination", Object(
            "RFC 9865 section 4.",
            ("cursor", Flag()),
            ("index", Flag()),
            ("defaultPaginationMethod", Text()),
            ("defaultPageSize", Whole()),
            ("maxPageSize", Whole()),
            ("cursorTimeout", Whole()))),
        ("securityEvents", Object(
            "RFC 9967.",
            ("asyncRequest", Text()),
            ("eventUris", ListOf(Text())))),
        ("authenticationSchemes!", ListOf(Object(
            null,
            ("type!", Text()),
            ("name!", Text()),
            ("description!", Text()),
            ("specUri", Text()),
            ("primary", Flag())))),
        ("interopProfileConformant", Flag()),
        ("meta", Meta));

    public static OpenApiSchema ResourceType => Object(
        "A type of resource (RFC 7643 section 6).",
        ("schemas!", Urns(ScimUrns.ResourceType)),
        ("id", Text()),
        ("name!", Text()),
        ("endpoint!", Text()),
        ("description", Text()),
        ("schema!", Text()),
        ("schemaExtensions", ListOf(Object(null, ("schema!", Text()), ("required!", Flag())))),
        ("meta", Meta));

    private static OpenApiSchema Meta => Object(null, ("resourceType", Text()), ("location", Text()));

    public static OpenApiSchema Schema(IOpenApiSchema attribute) => Object(
        "A schema (RFC 7643 section 7).",
        ("schemas!", Urns(ScimUrns.Schema)),
        ("id!", Text("Its URN.")),
        ("name", Text()),
        ("description", Text()),
        ("attributes!", ListOf(attribute)),
        ("meta", Meta));

    public static OpenApiSchema List(IOpenApiSchema resource) => Object(
        "A page of a list (RFC 7644 section 3.4.2).",
        ("schemas!", Urns(ScimUrns.ListResponse)),
        ("totalResults!", Whole("How many match in all.")),
        ("itemsPerPage!", Whole("How many are on the page.")),
        ("startIndex", Whole("The index of the first of the page, from 1; not in a walk by cursor.")),
        ("previousCursor", Text("Where the page before begins (RFC 9865).")),
        ("nextCursor", Text("Where the next page begins (RFC 9865); left out at the end.")),
        ("Resources!", ListOf(resource)));

    private static OpenApiSchema Supported(params (string Name, IOpenApiSchema Schema)[] besides) =>
        Object(null, [("supported!", Flag()), .. besides]);

    private static OpenApiSchema NotEmpty(OpenApiSchema list)
    {
        list.MinItems = 1;
        return list;
    }
}
