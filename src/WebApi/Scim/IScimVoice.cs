using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Scim;

/// <summary>How users are read and written below one base path: by the RFC, or as F5 Distributed Cloud has them.</summary>
public interface IScimVoice
{
    /// <summary>The path that the SCIM plane stands below.</summary>
    string BasePath { get; }

    /// <summary>The caller, with the deviations that this voice takes.</summary>
    ScimCaller Caller(ScimCaller caller);

    /// <summary>How liberally documents are read.</summary>
    ReadOptions Options(ScimCaller caller);

    /// <summary>Reads the user that a POST or PUT sends.</summary>
    /// <exception cref="Application.Scim.ScimFault">the document cannot be taken</exception>
    ScimResource ReadUser(JsonElement body, ScimCaller caller, CancellationToken cancellationToken);

    /// <summary>Whether users are said as the RFC has them, so that there is nothing to do for <see cref="WriteUser"/>.</summary>
    bool IsPlain { get; }

    /// <summary>Says a user, after projection, in this voice.</summary>
    JsonObject WriteUser(JsonObject answer);
}
