using System.Reflection;
using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.OpenApi;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>The OpenAPI document at <c>/openapi/v1.json</c> and its page at <c>/docs</c>, where <c>/</c> leads.</summary>
internal static class OpenApi
{
    public const string Document = "/openapi/v1.json";
    public const string Page = "/docs";

    public static IServiceCollection AddDocumentation(this IServiceCollection services) =>
        services.AddOpenApi("v1", options =>
        {
            options.CreateSchemaReferenceId = NameOf;
            options.AddOperationTransformer<DocumentedErrors>();
            options.AddOperationTransformer<DocumentedHeaders>();
            options.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "ScimPlatform";
                document.Info.Description = "SCIM 2.0 service provider with the admin API for its tokens.";
                return Task.CompletedTask;
            });
        });

    public static void MapDocumentation(this WebApplication app)
    {
        app.MapOpenApi();
        app.MapGet("/", (HttpRequest request) => Results.Redirect(request.PathBase + Page)).ExcludeFromDescription();

        // It matches a pattern with the path of every request that comes by.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.UseInlineScriptHashes().UseSwaggerUi(page =>
        {
            page.Path = Page;
            page.DocumentPath = Document;
        }));
    }

    private static string? NameOf(JsonTypeInfo type) =>
        type.Type.GetCustomAttribute<SchemaNameAttribute>()?.Name ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
