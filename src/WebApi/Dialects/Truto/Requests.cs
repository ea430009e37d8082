using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.Dialects.Truto;

/// <summary>Truto's request for a new token.</summary>
/// <param name="Name">what to call it</param>
/// <param name="TeamId">the tenant; may be left out by a caller that belongs to one</param>
[SchemaName("TrutoCreateScimToken")]
public sealed record CreateScimTokenRequest([property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string Name, Guid? TeamId) : IRequestBody<CreateScimTokenRequest>
{
    public static CreateScimTokenRequest Read(JsonFields fields) => new(fields.RequiredText("name"), fields.Uuid("team_id"));
}

/// <summary>A new name for a token.</summary>
/// <param name="Name">what to call it</param>
[SchemaName("TrutoRenameScimToken")]
public sealed record RenameScimTokenRequest([property: Constraints(MinLength = 1, MaxLength = TokenName.MaxLength)] string? Name) : IRequestBody<RenameScimTokenRequest>
{
    public static RenameScimTokenRequest Read(JsonFields fields) => new(fields.Text("name"));
}
