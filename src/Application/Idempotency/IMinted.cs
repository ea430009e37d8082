namespace ScimPlatform.Application.Idempotency;

/// <summary>What a command answers with that a client may give a key: above all a mint.</summary>
public interface IMinted
{
    /// <summary>Whether it was made by an earlier request with the same idempotency key.</summary>
    bool IsRepeat { get; }
}
