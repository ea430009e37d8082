using FluentValidation;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>The rules that every command about tokens shares.</summary>
internal static class ScimTokenRules
{
    private const int MaxAllowedNetworks = 100;

    public static void Lifetime<T>(this IRuleBuilder<T, int?> rule) => rule.Between(TokenLifetime.MinDays, TokenLifetime.MaxDays);

    public static void Scopes<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(scopes => scopes is null || scopes.Count > 0).WithProblem(FieldProblem.TooShort, "must name at least one scope")
        .ForEach(scope => scope.OneOf(TokenScopeNames.Known));

    public static void Networks<T>(this IRuleBuilder<T, IReadOnlyList<string>?> rule) => rule
        .Must(networks => networks is null || networks.Count <= MaxAllowedNetworks)
        .WithProblem(FieldProblem.TooLong, $"must have at most {MaxAllowedNetworks} networks")
        .ForEach(network => network.Must(text => AllowedNetwork.TryParse(text) is not null)
            .WithProblem(FieldProblem.BadForm, "must be an IP address or a CIDR block"));

    public static TokenLifetime? ToLifetime(int? days) => days is { } number ? TokenLifetime.OfDays(number) : null;

    public static TokenScopes ToScopes(IReadOnlyList<string>? names) => names is null ? TokenScopes.All : TokenScopeNames.Of(names);

    public static IReadOnlyList<AllowedNetwork> ToNetworks(IReadOnlyList<string>? networks) =>
        [.. (networks ?? []).Select(AllowedNetwork.Of).Distinct()];
}
