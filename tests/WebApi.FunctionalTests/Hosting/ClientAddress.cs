using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.Hosting;

/// <summary>Lets a request of a test say from which address it comes, since TestHost has no connections.</summary>
internal sealed class ClientAddress : IStartupFilter
{
    public const string Header = "X-Test-Client-Address";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, rest) =>
        {
            var address = (string?)context.Request.Headers[Header];
            context.Connection.RemoteIpAddress = address is null ? IPAddress.Loopback : IPAddress.Parse(address);
            return rest(context);
        });
        next(app);
    };
}
