using ScimPlatform.Application.Discovery;

namespace ScimPlatform.WebApi.Console.Connect;

/// <summary>The fields of an identity provider's screen.</summary>
/// <param name="Fields">in the order of the screen</param>
/// <param name="Page">that shows them</param>
public sealed record FieldsToFill(IReadOnlyList<ProviderField> Fields, IndexModel Page);
