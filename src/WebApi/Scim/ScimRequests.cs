namespace ScimPlatform.WebApi.Scim;

/// <summary>What can be said of a request to the SCIM plane before it is routed.</summary>
internal static class ScimRequests
{
    private const string Search = "/.search";

    /// <summary>Whether it may change something: a search that is posted does not (RFC 7644, section 3.4.3).</summary>
    public static bool IsWrite(HttpRequest request) =>
        !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method)
        && !request.Path.Value!.TrimEnd('/').EndsWith(Search, StringComparison.OrdinalIgnoreCase);
}
