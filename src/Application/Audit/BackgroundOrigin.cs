namespace ScimPlatform.Application.Audit;

/// <summary>For tools, which serve no requests.</summary>
public sealed class BackgroundOrigin : IOrigin
{
    public Origin Current => Origin.Background;
}
