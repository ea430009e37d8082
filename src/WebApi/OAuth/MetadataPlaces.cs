using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>
/// Where the metadata of a server is whose URL has a path: the well-known part is inserted between host and path (RFC 8414 section 3.1,
/// RFC 9728 section 3.1). Below the path it is as well, since a proxy may lead there only.
/// </summary>
internal static class MetadataPlaces
{
    public static void UseMetadataPlaces(this IApplicationBuilder app, ServerSettings settings)
    {
        var path = settings.PublicPath is { } seen ? PathString.FromUriComponent(seen) : new PathString(settings.PathBase);
        if (!path.HasValue)
        {
            return;
        }

        (PathString From, PathString To)[] places =
        [
            (DialectPaths.AuthorizationServer + path.Value, DialectPaths.AuthorizationServer),
            (DialectPaths.ProtectedResource + path.Value + DialectPaths.ScimBase, DialectPaths.ProtectedResource + DialectPaths.ScimBase),
        ];
        app.Use((context, next) =>
        {
            foreach (var (from, to) in places)
            {
                if (!context.Request.PathBase.HasValue && context.Request.Path.StartsWithSegments(from, out var rest) && rest.Value is null or "" or "/")
                {
                    (context.Request.PathBase, context.Request.Path) = (path, to);
                    break;
                }
            }

            return next(context);
        });
    }
}
