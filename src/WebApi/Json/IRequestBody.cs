namespace ScimPlatform.WebApi.Json;

/// <summary>A request's body that reads itself from its members.</summary>
public interface IRequestBody<out TSelf>
{
    /// <summary>Whether the request may come without a body.</summary>
    static virtual bool IsOptional => false;

    /// <summary>Whether the body is a list; it is then asked for as the member without a name.</summary>
    static virtual bool IsList => false;

    /// <summary>Whether members that are not known are ignored in every dialect, because the format is not ours.</summary>
    static virtual bool IgnoresUnknown => false;

    /// <summary>Reads the members; what is wrong with them is noted there.</summary>
    static abstract TSelf Read(JsonFields fields);
}
