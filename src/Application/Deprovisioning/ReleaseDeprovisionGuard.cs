using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Deprovisioning;

/// <summary>Lets everything through the tenant's guard for some minutes from now. What passes meanwhile is not counted.</summary>
public sealed record ReleaseDeprovisionGuardCommand(TenantId Tenant, int Minutes) : ICommand<DateTimeOffset>, IRepeatable
{
    object? IRepeatable.Contended => Tenant;
}

internal sealed class ReleaseDeprovisionGuardValidator : AbstractValidator<ReleaseDeprovisionGuardCommand>
{
    public ReleaseDeprovisionGuardValidator() => RuleFor(command => command.Minutes).Between(1, DeprovisionGuard.LongestMinutes);
}

internal sealed class ReleaseDeprovisionGuardHandler(ITenantRepository tenants, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ReleaseDeprovisionGuardCommand, DateTimeOffset>
{
    public async Task<DateTimeOffset> Handle(ReleaseDeprovisionGuardCommand command, CancellationToken cancellationToken)
    {
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        var until = tenant.ReleaseDeprovisioning(TimeSpan.FromMinutes(command.Minutes), time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return until;
    }
}
