using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>What is told of a resource to whoever wrote it and may not read it: which it is, and its version.</summary>
internal static class WrittenResource
{
    public static IActionResult Result(ResourceType type, StoredMeta resource, string baseUrl, int status) => new ScimResult(
        new JsonObject
        {
            ["schemas"] = new JsonArray(type.Core.Id),
            ["id"] = resource.Id.ToString(),
            ["meta"] = ResourceMeta.Of(type, resource.Id, resource.CreatedAt, resource.UpdatedAt, resource.Version, baseUrl),
        },
        status)
    {
        EntityTag = ResourceMeta.EntityTag(resource.Version),
        Location = ResourceMeta.Location(type, resource.Id, baseUrl),
    };
}
