using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim;

/// <summary>The client has this version already (RFC 9110 section 15.4.5).</summary>
internal sealed class NotModifiedResult(long version) : StatusCodeResult(StatusCodes.Status304NotModified)
{
    public override void ExecuteResult(ActionContext context)
    {
        base.ExecuteResult(context);
        ScimResult.SetHeaders(context.HttpContext.Response, location: null, ResourceMeta.EntityTag(version));
    }
}
