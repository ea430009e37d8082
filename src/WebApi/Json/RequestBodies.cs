using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;

namespace ScimPlatform.WebApi.Json;

/// <summary>Makes <see cref="RequestBodyFormatter"/> the only way to read a body.</summary>
internal sealed class RequestBodies(RequestBodyFormatter formatter) : IConfigureOptions<MvcOptions>
{
    public void Configure(MvcOptions options)
    {
        options.InputFormatters.Clear();
        options.InputFormatters.Add(formatter);
    }
}
