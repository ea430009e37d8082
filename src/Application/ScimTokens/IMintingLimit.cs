using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>How often tokens of one tenant may be minted.</summary>
public interface IMintingLimit
{
    /// <summary>Counts one mint.</summary>
    /// <exception cref="Common.Errors.Refusal">too many mints; its error says when to try again</exception>
    void Admit(TenantId tenant);
}
