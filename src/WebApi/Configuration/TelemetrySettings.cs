using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace ScimPlatform.WebApi.Configuration;

/// <summary>What the server says of itself to its operator's tools, and where (docs/operations.md).</summary>
[Section("Telemetry")]
public sealed record TelemetrySettings
{
    /// <summary>The variable of OpenTelemetry that names the collector. Its other variables are read by its SDK.</summary>
    public const string OtlpVariable = "OTEL_EXPORTER_OTLP_ENDPOINT";

    private const string ProtocolVariable = "OTEL_EXPORTER_OTLP_PROTOCOL";

    [Description("The port on which Prometheus finds /metrics and nothing else, over http and on every address of the machine."),
        Range(1, 65_535), DefaultValue("no port")]
    public int? PrometheusPort { get; init; }

    [Description("With fewer tenants than this the tenant is an attribute of what is counted and traced; 0 for never."), Range(0, 1000)]
    public int MaxTenants { get; init; } = 100;

    /// <summary>Whether metrics, traces and logs are to be sent by OTLP.</summary>
    /// <exception cref="SettingFault">the address of the collector, or its protocol, cannot be used</exception>
    internal static bool AsksForOtlp(IConfiguration configuration)
    {
        if (configuration[OtlpVariable] is not { Length: > 0 } endpoint)
        {
            return false;
        }

        // The SDK would fall back to its default for what it cannot read.
        if (!Uri.TryCreate(endpoint, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https"))
        {
            throw SettingFault.Of(OtlpVariable, "must be an absolute http or https URL");
        }

        return configuration[ProtocolVariable] is null or "" or "grpc" or "http/protobuf"
            ? true
            : throw SettingFault.Of(ProtocolVariable, "must be grpc or http/protobuf");
    }
}
