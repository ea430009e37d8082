namespace ScimPlatform.Application.ProvisioningLog;

/// <param name="Json">a JSON document, or null when nothing of the body is JSON</param>
/// <param name="IsCut">whether there was more than is shown</param>
public sealed record RedactedBody(string? Json, bool IsCut);
