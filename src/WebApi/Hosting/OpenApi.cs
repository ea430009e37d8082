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
    public const string Version = "v1";

    public static IServiceCollection AddDocumentation(this IServiceCollection services) =>
        services.AddSingleton<OpenApiFile>().AddOpenApi(Version, options =>
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
        app.MapGet(Document, (OpenApiFile file) => file.GetAsync()).ExcludeFromDescription();
        app.MapGet("/", (HttpRequest request, PublicUrl url) => Results.Redirect(url.Of(request, Page))).ExcludeFromDescription();
        var url = app.Services.GetRequiredService<PublicUrl>();

        // It matches a pattern with the path of every request that comes by.
        app.UseWhen(context => context.Request.Path.StartsWithSegments(Page), branch => branch.UseInlineScriptHashes().UseSwaggerUi(page =>
        {
            page.Path = Page;
            page.DocumentPath = Document;

            // What the page loads is found from the page, wherever a proxy shows that.
            page.TransformToExternalPath = (path, request) => path == Document ? $"..{Document}" : url.Of(request, path);
        }));
    }

    private static string? NameOf(JsonTypeInfo type) =>
        type.Type.GetCustomAttribute<SchemaNameAttribute>()?.Name ?? OpenApiOptions.CreateDefaultSchemaReferenceId(type);
}
