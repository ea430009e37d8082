using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;
using ScimPlatform.WebApi.OpenApi.Scim;

namespace ScimPlatform.WebApi.OpenApi;

/// <summary>
/// The OpenAPI document at <c>/openapi/v1.json</c> and its page at <c>/docs</c>, where <c>/</c> leads. The document is made from what the
/// server runs on: readers of bodies, serializer contracts, policies, error writers and SCIM schemas.
/// </summary>
internal static class Documentation
{
    public const string Document = "/openapi/v1.json";
    public const string Page = "/docs";

    private const string Version = "v1";

    public static IServiceCollection AddDocumentation(this IServiceCollection services)
    {
        services.AddSingleton<IApiDescriptionProvider, ErrorResponses>();
        services.AddSingleton(provider => new ServedDocument(provider.GetRequiredKeyedService<IOpenApiDocumentProvider>(Version)));
        return services.AddOpenApi(Version, options =>
        {
            options.CreateSchemaReferenceId = SchemaNames.Of;
            options.AddSchemaTransformer<WrittenSchemas>();
            options.AddOperationTransformer<OperationNames>();
            options.AddOperationTransformer<BodyMediaTypes>();
            options.AddOperationTransformer<ScimOperations>();
            options.AddOperationTransformer<FormBodies>();
            options.AddOperationTransformer<HeaderParameters>();
            options.AddOperationTransformer<ResponseHeaders>();
            options.AddOperationTransformer<NeededScopesText>();
            options.AddOperationTransformer<SharedErrors>();
            options.AddDocumentTransformer<RequestSchemas>();
            options.AddDocumentTransformer<ScimSchemas>();
            options.AddDocumentTransformer<HealthPaths>();
            options.AddDocumentTransformer<Overview>();
            options.AddDocumentTransformer<UnusedSchemas>();
        });
    }

    public static void MapDocumentation(this WebApplication app)
    {
        app.MapGet(Document, (ServedDocument document) => document.AnswerAsync()).ExcludeFromDescription().AnswerHead();
        app.MapGet("/", (HttpRequest request, PublicUrl url) => Results.Redirect(url.Of(request, Page))).ExcludeFromDescription().AnswerHead();
        var url = app.Services.GetRequiredService<PublicUrl>();

        // It matches a pattern with the path of every request that comes by.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.UseInlineScriptHashes().UseSwaggerUi(page =>
        {
            page.Path = Page;
            page.DocumentPath = Document;
            page.DocExpansion = "list";
            page.EnableTryItOut = true;

            // What the page loads is found from the page, wherever a proxy shows that.
            page.TransformToExternalPath = (path, request) => path == Document ? $"..{Document}" : url.Of(request, path);
        }));
    }
}
