namespace ScimPlatform.Application.ProvisioningLog;

/// <summary>What is kept of the conversation on the SCIM plane.</summary>
public sealed record ProvisioningLogSettings
{
    public required bool Enabled { get; init; }

    /// <summary>Whether reads that succeed are kept too; what fails or writes always is.</summary>
    public required bool Reads { get; init; }

    /// <summary>How many exchanges of a tenant are kept at most.</summary>
    public required int MaxEntries { get; init; }

    /// <summary>How long an exchange is kept at most.</summary>
    public required TimeSpan MaxAge { get; init; }

    /// <summary>How many bytes of a body are kept at most.</summary>
    public required int MaxBodySize { get; init; }
}
