using System.Reflection;
using MediatR;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using ScimPlatform.WebApi.Configuration;
using ScimPlatform.WebApi.Hosting;

namespace ScimPlatform.WebApi.Telemetry;

/// <summary>Metrics, traces and logs for the operator's tools, by OpenTelemetry, where the settings ask for them.</summary>
internal static class TelemetryServices
{
    private const string ServiceName = "scim-platform";
    private const string NpgsqlName = "Npgsql";

    // Room for every status and dialect of a tenant.
    private const int TimeSeriesOfATenant = 60;

    private static readonly string[] Meters =
    [
        $"{ServerMetrics.Name}*", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Microsoft.EntityFrameworkCore", "System.Runtime",
        NpgsqlName,
    ];

    /// <summary>Comes before the use cases are added: its behaviour stands outermost.</summary>
    public static IServiceCollection AddTelemetry(this IServiceCollection services, ServerSettings settings)
    {
        services.AddSingleton<RequestLog>();
        services.AddSingleton<RequestMetrics>();
        services.AddSingleton(new TenantAttribute(settings.Telemetry));
        if (!settings.SendsOtlp && settings.Telemetry.PrometheusPort is null)
        {
            return services;
        }

        services.AddSingleton(typeof(IPipelineBehavior<,>), typeof(UseCaseTelemetry<,>));
        services.AddHostedService<InstallationWatch>();
        var telemetry = services.AddOpenTelemetry().ConfigureResource(Describe).WithMetrics(metrics => Configure(metrics, settings));
        if (settings.SendsOtlp)
        {
            telemetry.WithTracing(Configure).WithLogging(logs => logs.AddProcessor(new ExportedLogs()), Configure).UseOtlpExporter();
        }

        if (settings.Telemetry.PrometheusPort is { } port)
        {
            services.AddHostedService(provider => new MetricsServer(port, provider.GetRequiredService<MeterProvider>()));
        }

        return services;
    }

    // What the operator's environment says (OTEL_SERVICE_NAME, OTEL_RESOURCE_ATTRIBUTES) wins.
    private static void Describe(ResourceBuilder resource) => resource.Clear()
        .AddService(ServiceName, serviceVersion: typeof(TelemetryServices).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        .AddTelemetrySdk().AddEnvironmentVariableDetector();

    private static void Configure(MeterProviderBuilder metrics, ServerSettings settings)
    {
        var mostTimeSeries = TimeSeriesOfATenant * (settings.Telemetry.MaxTenants + 1);
        metrics.AddMeter(Meters).AddSqlClientInstrumentation()
            .AddView(instrument => ExportedAttributes.Of(instrument.Name, mostTimeSeries));
        if (settings.Telemetry.PrometheusPort is not null)
        {
            metrics.AddPrometheusExporter();
        }
    }

    private static void Configure(TracerProviderBuilder traces) => traces
        .AddSource(ServerMetrics.Name, NpgsqlName)
        .AddSqlClientInstrumentation()
        .AddAspNetCoreInstrumentation(options => options.Filter = context => !context.Request.Path.StartsWithSegments(Health.Root))
        .AddProcessor(new ExportedSpans());

    // Scopes have the path.
    private static void Configure(OpenTelemetryLoggerOptions logs)
    {
        logs.IncludeFormattedMessage = true;
        logs.IncludeScopes = false;
    }
}
