using AutoMapper;
using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>Makes a tenant; what is null gets the default.</summary>
public sealed record CreateTenantCommand(
    string Slug,
    string? DisplayName,
    bool? ScimEnabled,
    int? MaxLiveTokens,
    int? DefaultTokenLifetimeDays,
    string? CompatibilityProfile) : ICommand<TenantView>;

internal sealed class CreateTenantValidator : AbstractValidator<CreateTenantCommand>
{
    public CreateTenantValidator()
    {
        RuleFor(command => command.Slug).Must(TenantSlug.IsValid)
            .WithProblem(FieldProblem.BadForm, $"must be of the form {TenantSlug.Form}");
        RuleFor(command => command.DisplayName).Name(Tenant.MaxDisplayNameLength);
        RuleFor(command => command.MaxLiveTokens).LiveTokenLimit();
        RuleFor(command => command.DefaultTokenLifetimeDays).Lifetime();
        RuleFor(command => command.CompatibilityProfile).Profile();
    }
}

internal sealed class CreateTenantHandler(
    ITenantRepository tenants, IUnitOfWork unitOfWork, IMapper mapper, TokenSettings tokens, TimeProvider time)
    : IRequestHandler<CreateTenantCommand, TenantView>
{
    public async Task<TenantView> Handle(CreateTenantCommand command, CancellationToken cancellationToken)
    {
        var slug = TenantSlug.Of(command.Slug);
        if (await tenants.IsTakenAsync(slug, cancellationToken))
        {
            throw new TenantSlugTaken();
        }

        var tenant = Tenant.Create(slug, command.DisplayName ?? command.Slug, Settings(command), time.Now());
        tenants.Add(tenant);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<TenantView>(tenant);
    }

    private TenantSettings Settings(CreateTenantCommand command)
    {
        var defaults = new TenantSettings { TokenLifetime = tokens.DefaultLifetime };
        return new TenantSettings
        {
            ScimEnabled = command.ScimEnabled ?? defaults.ScimEnabled,
            MaxLiveTokens = command.MaxLiveTokens ?? defaults.MaxLiveTokens,
            TokenLifetime = command.DefaultTokenLifetimeDays is { } days ? TokenLifetime.OfDays(days) : defaults.TokenLifetime,
            CompatibilityProfile = command.CompatibilityProfile ?? defaults.CompatibilityProfile,
        };
    }
}
