using AutoMapper;
using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.ScimTokens;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>Changes what is not null.</summary>
public sealed record PatchTenantCommand(
    TenantId Tenant,
    string? DisplayName,
    bool? ScimEnabled,
    int? MaxLiveTokens,
    int? DefaultTokenLifetimeDays,
    string? CompatibilityProfile) : ICommand<TenantView>, IRepeatable
{
    /// <summary>What the guard against mass removal becomes, if it changes.</summary>
    public GuardChange? Guard { get; init; }

    /// <summary>Until when static tokens are taken, if that changes.</summary>
    public StaticTokensChange? StaticTokens { get; init; }

    /// <summary>A word of <see cref="PasswordPolicies"/>.</summary>
    public string? Passwords { get; init; }

    /// <summary>Which version the caller is willing to change.</summary>
    public ExpectedVersion Expected { get; init; } = ExpectedVersion.Any;

    object? IRepeatable.Contended => Tenant;
}

/// <param name="To">the guard, or null to switch it off</param>
public sealed record GuardChange(DeprovisionGuard? To);

/// <param name="Until">from when on static tokens are refused, or null for never</param>
public sealed record StaticTokensChange(DateTimeOffset? Until);

internal sealed class PatchTenantValidator : AbstractValidator<PatchTenantCommand>
{
    public PatchTenantValidator()
    {
        RuleFor(command => command.DisplayName).Name(Tenant.MaxDisplayNameLength);
        RuleFor(command => command.MaxLiveTokens).LiveTokenLimit();
        RuleFor(command => command.DefaultTokenLifetimeDays).Lifetime();
        RuleFor(command => command.CompatibilityProfile).Profile();
        RuleFor(command => command.Passwords).OneOf(PasswordPolicies.Known);
        When(command => command.Guard?.To is not null, () =>
        {
            RuleFor(command => command.Guard!.To!.Limit).Between(1, DeprovisionGuard.HighestLimit).OverridePropertyName("deprovision_guard.limit");
            RuleFor(command => command.Guard!.To!.Minutes).Between(1, DeprovisionGuard.LongestMinutes).OverridePropertyName("deprovision_guard.minutes");
        });
    }
}

internal sealed class PatchTenantHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IUnitOfWork unitOfWork, IMapper mapper, TimeProvider time)
    : IRequestHandler<PatchTenantCommand, TenantView>
{
    public async Task<TenantView> Handle(PatchTenantCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        command.Expected.Require(tenant.Version);
        if (command.MaxLiveTokens is { } limit && limit != tenant.MaxLiveTokens)
        {
            var live = await tokens.LiveOfAsync(tenant.Id, now, cancellationToken);
            tenant.LimitLiveTokens(limit, live.Count, now);
        }

        Apply(command, tenant, now);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return mapper.Map<TenantView>(tenant);
    }

    private static void Apply(PatchTenantCommand command, Tenant tenant, DateTimeOffset now)
    {
        if (command.DisplayName is { } name)
        {
            tenant.Rename(name, now);
        }

        if (command.ScimEnabled is { } enabled)
        {
            tenant.SwitchScim(enabled, now);
        }

        if (command.DefaultTokenLifetimeDays is { } days)
        {
            tenant.DefaultTokensTo(TokenLifetime.OfDays(days), now);
        }

        if (command.CompatibilityProfile is { } profile)
        {
            tenant.UseCompatibilityProfile(profile, now);
        }

        if (command.Guard is { } guard)
        {
            tenant.GuardDeprovisioning(guard.To, now);
        }

        if (command.StaticTokens is { } change)
        {
            tenant.EndStaticTokens(change.Until, now);
        }

        if (command.Passwords is { } passwords)
        {
            tenant.TreatPasswords(PasswordPolicies.Of(passwords), now);
        }
    }
}
