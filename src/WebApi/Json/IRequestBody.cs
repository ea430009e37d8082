namespace ScimPlatform.WebApi.Json;

/// <summary>A request's body that reads itself from its members.</summary>
public interface IRequestBody<out TSelf>
{
    /// <summary>Whether the request may come without a body.</summary>
    static virtual bool IsOptional => false;

    /// <summary>Reads the members; what is wrong with them is noted there.</summary>
    static abstract TSelf Read(JsonFields fields);
}
