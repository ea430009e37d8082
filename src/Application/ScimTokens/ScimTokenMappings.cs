using AutoMapper;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>Flat: a token holds nothing that a client made recursive.</summary>
public sealed class ScimTokenMappings : Profile
{
    public ScimTokenMappings()
    {
        CreateMap<ScimToken, ScimTokenView>()
            .ForMember(view => view.Id, member => member.MapFrom(token => token.Id.Value))
            .ForMember(view => view.TenantId, member => member.MapFrom(token => token.TenantId.Value))
            .ForMember(view => view.Name, member => member.MapFrom(token => token.Name.Value))
            .ForMember(view => view.Status, member => member.MapFrom((token, _, _, context) => Terms(token, context).StatusAt(Now(context))))
            .ForMember(view => view.ExpiresAt, member => member.MapFrom((token, _, _, context) => Terms(token, context).ExpiresAt))
            .ForMember(view => view.Scopes, member => member.MapFrom(token => token.Scopes.Names()))
            .ForMember(view => view.AllowedNetworks, member => member.MapFrom(token => token.AllowedNetworks.Select(network => network.ToString())))
            .ForMember(view => view.CreatedBy, member => member.MapFrom(token => token.MintedBy.Subject))
            .ForMember(view => view.CreatedByIssuer, member => member.MapFrom(token => token.MintedBy.Issuer))
            .ForMember(view => view.LastUsedAt, member => member.MapFrom((_, _, _, context) => Use(context)?.At))
            .ForMember(view => view.LastUsedIp, member => member.MapFrom((_, _, _, context) => Use(context)?.Ip))
            .ForMember(view => view.LastUsedUserAgent, member => member.MapFrom((_, _, _, context) => Use(context)?.UserAgent));
    }

    /// <summary>The token as it is to be shown at that moment.</summary>
    /// <param name="mapper">does it</param>
    /// <param name="token">the token</param>
    /// <param name="use">its last use, or null</param>
    /// <param name="now">the moment at which its state is looked at</param>
    /// <param name="staticTokensUntil">when its tenant has done with static tokens; null for never</param>
    public static ScimTokenView View(IMapper mapper, ScimToken token, TokenUse? use, DateTimeOffset now, DateTimeOffset? staticTokensUntil) =>
        mapper.Map<ScimTokenView>(token, options =>
        {
            options.Items[nameof(Now)] = now;
            options.Items[nameof(Use)] = use;
            options.Items[nameof(Terms)] = staticTokensUntil;
        });

    // A token that is refused from some moment on does not work until its own end.
    private static TokenTerms Terms(ScimToken token, ResolutionContext context) =>
        token.Terms.EndingBy((DateTimeOffset?)context.Items[nameof(Terms)]);

    private static DateTimeOffset Now(ResolutionContext context) => (DateTimeOffset)context.Items[nameof(Now)];

    private static TokenUse? Use(ResolutionContext context) => (TokenUse?)context.Items[nameof(Use)];
}
