using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>What is told of a resource to whoever wrote it and may not read it: which it is, and its version.</summary>
internal static class WrittenResource
{
    public static IActionResult Result(ResourceType type, StoredMeta resource, string baseUrl, int status) => new ScimResult(
        to =>
        {
            var resources = new ResourceWriter(type, Projection.Default, baseUrl);
            resources.Begin(to, resource.Id, "{}"u8);
            resources.End(to, resource);
        },
        status)
    {
        EntityTag = ResourceMeta.EntityTag(resource.Version),
        Location = ResourceMeta.Location(type, resource.Id, baseUrl),
    };
}
