using System.Text.Json.Nodes;

namespace ScimPlatform.Application.Scim.Patching;

/// <summary>One operation of a PATCH as the client sent it (RFC 7644 section 3.5.2).</summary>
/// <param name="Verb">what to do</param>
/// <param name="Path">where, as written; null means the resource itself</param>
/// <param name="Value">from <see cref="Resources.JsonTree"/>; null is JSON's null, or no value at all</param>
/// <param name="HasValue">whether there is a value, were it null</param>
public sealed record PatchOperation(PatchVerb Verb, string? Path, JsonNode? Value, bool HasValue = true)
{
    /// <summary>Leaves the value out, because it may be a password.</summary>
    public override string ToString() => $"{Verb} {Path}";

    /// <summary>The same on another place, with a value that no other operation holds.</summary>
    internal PatchOperation At(string? path, JsonNode? value) => this with { Path = path, Value = value?.DeepClone() };
}

/// <summary>The three operations.</summary>
public enum PatchVerb
{
    Add,
    Remove,
    Replace,
}
