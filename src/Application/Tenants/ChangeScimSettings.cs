using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

/// <summary>Opens or closes a tenant's SCIM plane, and says what it does with users that exist.</summary>
public sealed record ChangeScimSettingsCommand(TenantId Tenant, bool Enabled, bool AssumeControlOfExisting)
    : ICommand<ScimSettingsView>, IRepeatable
{
    object? IRepeatable.Contended => Tenant;
}

internal sealed class ChangeScimSettingsHandler(
    ITenantRepository tenants, IScimTokenRepository tokens, IUnitOfWork unitOfWork, TimeProvider time)
    : IRequestHandler<ChangeScimSettingsCommand, ScimSettingsView>
{
    public async Task<ScimSettingsView> Handle(ChangeScimSettingsCommand command, CancellationToken cancellationToken)
    {
        var now = time.Now();
        var tenant = await tenants.GetAsync(command.Tenant, cancellationToken);
        tenant.SwitchScim(command.Enabled, now);
        tenant.AssumeControlOfExisting(command.AssumeControlOfExisting, now);
        var live = await tokens.LiveOfAsync(tenant.Id, now, cancellationToken);
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return ScimSettingsView.Of(tenant, live, now);
    }
}
