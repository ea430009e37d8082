using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Formatters;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.Extensions.Options;
using ScimPlatform.Application;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Outbound;
using ScimPlatform.Application.Deprovisioning;
using ScimPlatform.Application.Users;
using ScimPlatform.Infrastructure;
using ScimPlatform.Infrastructure.Webhooks;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Console;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects.Admin;
using ScimPlatform.WebApi.Dialects.F5Xc;
using ScimPlatform.WebApi.Dialects.Truto;
using ScimPlatform.WebApi.Dialects.Unleash;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;
using ScimPlatform.WebApi.OAuth;
using ScimPlatform.WebApi.OAuth.Assertions;
using ScimPlatform.WebApi.OpenApi;
using ScimPlatform.WebApi.RateLimiting;
using ScimPlatform.WebApi.Scim;
using ScimPlatform.WebApi.Scim.Recording;
using ScimPlatform.WebApi.Scim.Results;
using ScimPlatform.WebApi.SecretScanning;
using ScimPlatform.WebApi.Telemetry;

namespace ScimPlatform.WebApi.Hosting;

/// <summary>Puts the server together.</summary>
public static class Server
{
    private const string DefaultUrl = "http://127.0.0.1:5080";
    private static readonly string[] AddressSettings = ["urls", "http_ports", "https_ports"];

    /// <param name="args">the host's arguments</param>
    /// <param name="configure">changes what the tests need changed</param>
    /// <param name="makesFiles">whether a data directory and keys that are not there are made; not for what only reads</param>
    /// <param name="makesKeys">whether keys that are not there are made, once they are needed</param>
    /// <exception cref="SettingFault">a setting cannot be used</exception>
    public static WebApplication Build(string[] args, Action<WebApplicationBuilder>? configure = null, bool makesFiles = true, bool makesKeys = true)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = ContentRoot.Of(args) });
        builder.WebHost.ConfigureKestrel(ConnectionLimits.Apply);

        // What fails there reaches us as an exception; EF's own account of it can hold the values of a row.
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.None);

        // What the framework says of each request has its query, and so the people that a filter names, and at its lowest the bodies.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);

        // It also puts the path into every line's scope, and a path is what a client made of it.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None);

        // What keeps the server from starting is said in one line, by the command.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        configure?.Invoke(builder);
        if (AddressSettings.All(name => string.IsNullOrWhiteSpace(builder.Configuration[name])))
        {
            builder.WebHost.UseUrls(DefaultUrl);
        }

        var settings = ServerSettings.Of(builder.Configuration, builder.Environment);
        if (makesFiles)
        {
            DataDirectory.Make(settings.DataDirectory);
        }

        AddServices(builder.Services, settings, builder.Environment, makesKeys);
        var app = builder.Build();
        UsePipeline(app, settings);
        return app;
    }

    private static void AddServices(IServiceCollection services, ServerSettings settings, IHostEnvironment environment, bool makesKeys)
    {
        services.AddSingleton(settings);
        services.AddSingleton(settings.Tokens);
        services.AddSingleton(settings.TenantDeletion);
        services.AddSingleton(settings.Scim);
        services.AddSingleton(settings.RateLimits);
        services.AddSingleton(settings.Audit);
        services.AddSingleton(settings.Events);
        services.AddSingleton(provider => new WebhookSettings(() => settings.KnownBaseUrl ?? ListeningUrl.Of(provider.GetRequiredService<IServer>()) + settings.PathBase));
        services.AddSingleton(settings.ProvisioningLog);
        services.AddSingleton(new OutboundSettings(AllowsLoopback: environment.IsDevelopment()));
        services.AddSingleton(settings.ClockSkew == TimeSpan.Zero ? TimeProvider.System : new ShiftedTime(settings.ClockSkew));
        services.AddTelemetry(settings);
        services.AddApplication();
        services.AddInfrastructure(settings.Database);
        services.AddHttpContextAccessor();
        services.AddSingleton<IRequestFaults, RequestFaults>();
        services.AddSingleton<ICurrentGuard, RequestGuard>();
        services.AddSingleton<ICurrentPasswordPolicy, RequestPasswords>();
        services.AddSingleton<ICurrentMappings, RequestMappings>();
        services.AddSingleton<IOrigin, RequestOrigin>();
        services.AddServerKeys(settings, makesKeys);
        services.AddCredentials(settings, environment);
        services.AddSingleton<RefusedSignIns>();
        services.AddPermissions();
        services.AddErrors();
        services.AddTimeouts(settings.TimeLimit);
        services.AddHealth();
        services.AddDocumentation();
        services.AddWire();
        services.AddConsole(settings.Console, environment);
        services.AddLimits();
        services.AddSingleton(new AlertKeys(settings.SecretScanningKeys));
        services.AddAssertions(settings);
        services.AddSingleton<PublicUrl>();
        services.AddTransient<TenantResolver>();
        services.AddTransient<VisibleTenants>();
        services.AddScoped<ScimCallers>();
        services.LeaveOutFrameworkKeys();
    }

    private static void AddErrors(this IServiceCollection services)
    {
        services.AddSingleton<IErrorWriter, AdminErrorWriter>();
        services.AddSingleton<IErrorWriter, F5XcErrorWriter>();
        services.AddSingleton<IErrorWriter, UnleashErrorWriter>();
        services.AddSingleton<IErrorWriter, TrutoErrorWriter>();
        services.AddSingleton<IErrorWriter, ScimErrorWriter>();
        services.AddSingleton<IErrorWriter, OAuthErrorWriter>();
        services.AddSingleton<ErrorResponder>();
        services.AddExceptionHandler<ExceptionHandler>();
    }

    private static void AddWire(this IServiceCollection services)
    {
        services.AddSingleton<IScimVoice, RfcVoice>();
        services.AddSingleton<IScimVoice, F5XcVoice>();
        services.AddSingleton<ScimVoices>();
        services.AddSingleton<ProvisioningRecorder>();
        services.AddTransient<UserResults>();
        services.AddTransient<GroupResults>();
        services.AddTransient<SearchResults>();
        services.AddTransient<BulkResults>();
        services.AddSingleton<RequestBodyFormatter>();
        services.AddSingleton<IConfigureOptions<MvcOptions>, RequestBodies>();
        services.AddSingleton<ParameterBinder, PlainParameterBinder>();
        services.ConfigureHttpJsonOptions(options => WireJson.Configured(options.SerializerOptions));
        services.AddControllers(options =>
            {
                options.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
                options.OutputFormatters.RemoveType<StringOutputFormatter>();

                // One of each, or what they remember would be forgotten with each request.
                options.Filters.Add(new KnownParameters());
                options.Filters.Add(new UnaskedBody());
                options.Filters.Add(new RequestFaultsFilter());
                PlainParameterBinder.TakeRoutesAndQueriesOnly(options.ValueProviderFactories);
            })
            .AddJsonOptions(options => WireJson.Configured(options.JsonSerializerOptions))
            .ConfigureApiBehaviorOptions(options =>
            {
                options.SuppressMapClientErrors = true;
                options.InvalidModelStateResponseFactory = InvalidModelState.Refuse;
            });
    }

    private static void UsePipeline(WebApplication app, ServerSettings settings)
    {
        RejectedRequests.Answer(app.Services);
        app.UseAnswerHeaders(app.Environment);
        app.Use(app.Services.GetRequiredService<RequestLog>().InvokeAsync);
        app.UseForwarding(settings);
        if (settings.PathBase is not null)
        {
            app.UsePathBase(settings.PathBase);
        }

        app.UseMetadataPlaces(settings);
        if (settings.Console.IsOn)
        {
            app.KeepConsoleCookies();
        }

        var recorder = app.Services.GetRequiredService<ProvisioningRecorder>();
        app.Use(recorder.InvokeAsync);
        app.UseExceptionHandler(_ => { });
        app.UseStatusCodePages(EmptyAnswers.FillAsync);
        app.UseRouting();
        app.UseRequestTimeouts();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseIdentityEncoding();
        app.UseLargeRequests();
        app.MapControllers().AnswerHead();
        app.MapConsole();
        app.MapHealth();
        app.MapDocumentation();
    }
}
