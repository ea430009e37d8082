using System.Globalization;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.WebApi.Scim.Controllers;

/// <summary>The query parameters of RFC 7644 section 3.4.2 and RFC 9865. What is not known is ignored.</summary>
internal static class SearchParameters
{
    public static SearchRequest Of(HttpRequest request) => new(
        Text(request, "filter"),
        Whole(request, "startIndex"),
        Whole(request, "count", SearchRequest.CountFault(request.Query.ContainsKey("cursor"))),
        Text(request, "sortBy"),
        Text(request, "sortOrder"),
        Cursor(request),
        ProjectionOf(request));

    public static Projection ProjectionOf(HttpRequest request) =>
        Projection.Parse(Text(request, "attributes"), Text(request, "excludedAttributes"));

    // RFC 9865 section 2: without a value it asks for the first page.
    private static string? Cursor(HttpRequest request) =>
        request.Query.ContainsKey("cursor") ? Text(request, "cursor") ?? "" : null;

    private static string? Text(HttpRequest request, string name)
    {
        var values = request.Query[name];
        return values.Count > 1
            ? throw new ScimFault(ScimType.InvalidValue, $"'{name}' is given more than once.")
            : string.IsNullOrEmpty(values) ? null : values.ToString();
    }

    // Any whole number is taken, however long: what is beyond 32 bits is beyond every list.
    private static int? Whole(HttpRequest request, string name, ScimType fault = ScimType.InvalidValue)
    {
        if (Text(request, name) is not { } text)
        {
            return null;
        }

        var digits = text.AsSpan(text[0] == '-' ? 1 : 0);
        if (digits.IsEmpty || digits.ContainsAnyExceptInRange('0', '9'))
        {
            throw new ScimFault(fault, $"'{name}' must be a whole number.");
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number
            : text[0] == '-' ? int.MinValue
            : int.MaxValue;
    }
}
