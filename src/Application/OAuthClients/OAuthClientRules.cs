using FluentValidation;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.OAuthClients;

namespace ScimPlatform.Application.OAuthClients;

/// <summary>The rules that commands about clients share.</summary>
internal static class OAuthClientRules
{
    public static void TokenMinutes<T>(this IRuleBuilder<T, int?> rule) =>
        rule.Between(OAuthClient.MinAccessTokenMinutes, OAuthClient.MaxAccessTokenMinutes);
}
