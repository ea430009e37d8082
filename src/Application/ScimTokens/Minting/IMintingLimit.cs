using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens.Minting;

/// <summary>How often tokens of one tenant may be minted.</summary>
public interface IMintingLimit
{
    /// <summary>Asks whether one more may be minted, without counting it: what the rules refuse then has not counted.</summary>
    /// <exception cref="Common.Errors.Refusal">too many mints; its error says when to try again</exception>
    void Require(TenantId tenant);

    /// <summary>Counts one mint that is about to be stored.</summary>
    /// <exception cref="Common.Errors.Refusal">too many mints; its error says when to try again</exception>
    void Admit(TenantId tenant);
}
