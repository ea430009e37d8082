namespace ScimPlatform.Application.Idempotency;

/// <summary>What a mint answers with.</summary>
public interface IMinted
{
    /// <summary>Whether it was minted by an earlier request with the same idempotency key.</summary>
    bool IsRepeat { get; }
}
