namespace ScimPlatform.Application.Discovery;

/// <summary>The limits of the SCIM plane.</summary>
/// <param name="DefaultPageSize">how many resources a list has when the client does not say</param>
/// <param name="MaxPageSize">how many it has at most</param>
/// <param name="BulkMaxOperations">how many operations a bulk request has at most</param>
/// <param name="MaxPayloadSize">how many bytes a request body has at most</param>
public sealed record ScimSettings(int DefaultPageSize, int MaxPageSize, int BulkMaxOperations, int MaxPayloadSize)
{
    /// <summary>How much one request may cost.</summary>
    public ScimBudgets Budgets { get; init; } = new();

    /// <summary>How long a cursor is good for.</summary>
    public TimeSpan CursorTimeout { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How many resources a page has when the client asks for that many.</summary>
    internal int PageSize(int? count) => Math.Clamp(count ?? DefaultPageSize, 0, MaxPageSize);
}
