using System.Globalization;
using Microsoft.AspNetCore.Http.Extensions;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>Links to the pages before and behind, which keep the other parameters.</summary>
/// <param name="Previous">the address of the page before, or null</param>
/// <param name="Next">the address of the page behind, or null</param>
/// <param name="Text">where one is</param>
/// <param name="Label">whose pages these are</param>
public sealed record PageLinks(string? Previous, string? Next, string Text, string Label = "Pages")
{
    /// <summary>The parameter of a screen's only or first list by page.</summary>
    public const string First = "page";

    public static PageLinks None { get; } = new(null, null, "");

    /// <summary>The page of a list by page that an address asks for.</summary>
    /// <param name="request">the request</param>
    /// <param name="name">the list's parameter</param>
    public static int AskedBy(HttpRequest request, string name = First) =>
        int.TryParse(request.Query[name], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1;

    /// <param name="page">which page is shown</param>
    /// <param name="pages">how many there are</param>
    /// <param name="request">the request</param>
    /// <param name="name">the list's parameter</param>
    /// <param name="label">whose pages these are, where a screen has several lists</param>
    public static PageLinks Of(int page, int pages, HttpRequest request, string name = First, string label = "Pages") => new(
        page > 1 ? With(request, name, Number(page - 1)) : null,
        page < pages ? With(request, name, Number(page + 1)) : null,
        pages > 1 ? $"Page {Number(page)} of {Number(pages)}" : "",
        label);

    /// <param name="cursor">where the list goes on, or null</param>
    /// <param name="request">the request</param>
    public static PageLinks Of(string? cursor, HttpRequest request) => new(
        request.Query.ContainsKey("cursor") ? With(request, "cursor", null) : null, cursor is null ? null : With(request, "cursor", cursor), "");

    private static string With(HttpRequest request, string name, string? value)
    {
        var query = new QueryBuilder(request.Query.Where(pair => pair.Key != name && pair.Key != "handler"));
        if (value is not null)
        {
            query.Add(name, value);
        }

        return query.ToQueryString() is { HasValue: true } text ? text.ToString() : "?";
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
