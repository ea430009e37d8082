namespace ScimPlatform.Application.Scim.Resources;

/// <summary>Where a value stands, put together only when a fault has to name it: most values are right.</summary>
/// <param name="Prefix">empty, or ending in "." or ":"</param>
/// <param name="Name">of the attribute, or a whole path when there is no prefix</param>
public readonly record struct Place(string Prefix, string Name)
{
    public static implicit operator Place(string path) => new("", path);

    public override string ToString() => Prefix + Name;
}
