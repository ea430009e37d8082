using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;
using ScimPlatform.WebApi.Configuration;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>Who may sign in, and how: with JWTs of the configured issuers. The tokens that were minted here are the business of <see cref="SignIn"/>.</summary>
internal static class AuthenticationServices
{
    public const string Jwt = "Jwt";

    private const int MaxJwtLength = 16 * 1024;
    private static readonly TimeSpan ClockSkew = TimeSpan.FromSeconds(60);

    public static IServiceCollection AddCredentials(this IServiceCollection services, ServerSettings settings, IHostEnvironment environment)
    {
        var authentication = services.AddAuthentication();
        var issuers = new List<(string? Issuer, string Scheme)>();
        foreach (var (index, issuer) in settings.JwtIssuers.Index())
        {
            issuers.Add((issuer.Issuer ?? issuer.Authority, $"{Jwt}:{index}"));
            authentication.AddJwtBearer($"{Jwt}:{index}", options => Configure(options, issuer));
            if (issuer.Authority is { } authority)
            {
                services.AddOptions<JwtBearerOptions>($"{Jwt}:{index}").Configure<TimeProvider>(
                    (options, time) => options.ConfigurationManager = new IssuerKeys(authority, time));
            }
        }

        if (settings.JwtIssuers.Count == 0 && environment.IsDevelopment())
        {
            issuers.Add((DevelopmentIssuer.Issuer, $"{Jwt}:development"));
            services.AddSingleton(_ => DevelopmentIssuer.Of(settings.DataDirectory));
            authentication.AddJwtBearer($"{Jwt}:development", options => ConfigureDevelopment(options, DevelopmentIssuer.Of(settings.DataDirectory)));
        }

        authentication.AddPolicyScheme(Jwt, null, options => options.ForwardDefaultSelector = context => SchemeOf(context.Request, issuers));
        return services;
    }

    // The issuer is only a claim until the signature is checked: it picks the scheme that checks, nothing more.
    private static string SchemeOf(HttpRequest request, List<(string? Issuer, string Scheme)> issuers)
    {
        if (issuers.Count > 1 && Credentials.LookLikeJwt(request) && Credentials.Of(request) is { } presented)
        {
            var issuer = Unverified.IssuerOf(presented);
            return issuers.FirstOrDefault(known => SameIssuer(known.Issuer, issuer), issuers[0]).Scheme;
        }

        return issuers[0].Scheme;
    }

    private static bool SameIssuer(string? known, string? issuer) =>
        known is not null && issuer is not null && known.TrimEnd('/') == issuer.TrimEnd('/');

    private static void Configure(JwtBearerOptions options, JwtIssuerSettings issuer)
    {
        Common(options, issuer.Audience, issuer.Algorithms, issuer.TenantClaim, issuer.ScopeClaim);
        options.TokenValidationParameters.ValidIssuer = issuer.Issuer;
        if (issuer.Jwks is not null)
        {
            options.TokenValidationParameters.IssuerSigningKeys = new JsonWebKeySet(issuer.Jwks).GetSigningKeys();
        }
    }

    private static void ConfigureDevelopment(JwtBearerOptions options, DevelopmentIssuer issuer)
    {
        Common(options, DevelopmentIssuer.Audience, [SecurityAlgorithms.EcdsaSha256], Claims.Tenant, Claims.Scope);
        options.TokenValidationParameters.ValidIssuer = DevelopmentIssuer.Issuer;
        options.TokenValidationParameters.IssuerSigningKey = issuer.SigningKey;
    }

    private static void Common(
        JwtBearerOptions options, string audience, IReadOnlyList<string> algorithms, string tenantClaim, string scopeClaim)
    {
        options.TokenValidationParameters = new TokenValidationParameters
        {
            ValidAudience = audience,
            ValidAlgorithms = algorithms,
            ClockSkew = ClockSkew,
            RequireSignedTokens = true,
            RequireExpirationTime = true,
            ValidateIssuer = true,
            ValidateAudience = true,
            IgnoreTrailingSlashWhenValidatingAudience = false,
            ValidateLifetime = true,
            ValidateIssuerSigningKey = true,
        };
        options.TokenHandlers.Clear();
        options.TokenHandlers.Add(new JsonWebTokenHandler { MapInboundClaims = false, MaximumTokenSizeInBytes = MaxJwtLength });
        options.Events = JwtCaller.Events(audience, tenantClaim, scopeClaim);
    }
}
