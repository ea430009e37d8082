using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Errors;

namespace ScimPlatform.WebApi.Scim;

/// <summary>RFC 7643 as it is written.</summary>
internal sealed class RfcVoice : IScimVoice
{
    public string BasePath => DialectPaths.ScimBase;

    public ScimCaller Caller(ScimCaller caller) => caller;

    public ReadOptions Options(ScimCaller caller) => new(caller.Profile);

    public ScimResource ReadUser(JsonElement body, ScimCaller caller, CancellationToken cancellationToken) =>
        ResourceReader.Read(caller.Schemas.User, body, Options(caller), cancellationToken);

    public bool IsPlain => true;

    public JsonObject WriteUser(JsonObject answer) => answer;
}
