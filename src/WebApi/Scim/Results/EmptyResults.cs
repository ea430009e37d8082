using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>The client has this version already: the headers are those of the answer that it has (RFC 9110 section 15.4.5).</summary>
internal sealed class NotModifiedResult(long version, string location) : TaggedResult(StatusCodes.Status304NotModified, version, location);

/// <summary>The resource was changed, and here is its new version only.</summary>
internal sealed class NoContentWithTagResult(long version) : TaggedResult(StatusCodes.Status204NoContent, version);

/// <summary>No body, but an entity tag.</summary>
internal abstract class TaggedResult(int status, long version, string? location = null) : StatusCodeResult(status)
{
    public override void ExecuteResult(ActionContext context)
    {
        base.ExecuteResult(context);
        ScimResult.SetHeaders(context.HttpContext.Response, location, ResourceMeta.EntityTag(version));
    }
}
