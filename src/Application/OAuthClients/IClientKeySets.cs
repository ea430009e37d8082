namespace ScimPlatform.Application.OAuthClients;

/// <summary>Reads JSON Web Key Sets (RFC 7517) that administrators give.</summary>
public interface IClientKeySets
{
    /// <param name="document">a JSON object</param>
    /// <returns>what is kept of it, null for an empty set, and what is wrong with it, null for nothing</returns>
    (string? Kept, string? Fault) Read(string document);
}
