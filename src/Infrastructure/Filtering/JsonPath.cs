using ScimPlatform.Application.Scim.Resources;

namespace ScimPlatform.Infrastructure.Filtering;

/// <summary>Where an attribute stands in a document, in the path language that SQLite and SQL Server share.</summary>
internal static class JsonPath
{
    public const string Root = "$";

    public static string Of(BoundPath path) => OfHolder(path) + Step(path.Target.Name);

    /// <summary>The path of the object that the attribute is a member of.</summary>
    public static string OfHolder(BoundPath path) =>
        Root + (path.Extension is null ? "" : Step(path.Extension.Id)) + (path.Sub is null ? "" : Step(path.Attribute.Name));

    // URNs hold dots and colons.
    private static string Step(string name) => $".\"{name}\"";
}
