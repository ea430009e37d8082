namespace ScimPlatform.WebApi.Hosting;

/// <summary>
/// Whatever answers GET answers HEAD (RFC 9110 section 9.1), with the same status and headers; the server leaves the body out (section 9.3.2).
/// What is documented stays GET alone: that HEAD goes with it, HTTP says.
/// </summary>
internal static class HeadRequests
{
    public static void AnswerHead(this IEndpointConventionBuilder endpoints) => endpoints.Add(builder =>
    {
        for (var place = 0; place < builder.Metadata.Count; place++)
        {
            if (builder.Metadata[place] is IHttpMethodMetadata known && known.HttpMethods.Contains(HttpMethods.Get) && !known.HttpMethods.Contains(HttpMethods.Head))
            {
                builder.Metadata[place] = new HttpMethodMetadata([.. known.HttpMethods, HttpMethods.Head], known.AcceptCorsPreflight);
            }
        }
    });
}
