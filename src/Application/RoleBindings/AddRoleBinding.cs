using AutoMapper;
using FluentValidation;
using MediatR;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.RoleBindings;

/// <summary>Gives a user a role in a namespace, unless it has it already.</summary>
public sealed record AddRoleBindingCommand(TenantId Tenant, UserId User, string Namespace, string Role, Actor Actor)
    : ICommand<AddedRoleBinding>, IRepeatable
{
    object? IRepeatable.Contended => User;
}

/// <param name="Binding">the binding</param>
/// <param name="IsNew">false when the user had it before</param>
public sealed record AddedRoleBinding(RoleBindingView Binding, bool IsNew);

internal sealed class AddRoleBindingValidator : AbstractValidator<AddRoleBindingCommand>
{
    public AddRoleBindingValidator()
    {
        RuleFor(command => command.Namespace).RoleNamePart();
        RuleFor(command => command.Role).RoleNamePart();
    }
}

internal sealed class AddRoleBindingHandler(
    IUserRepository users, IRoleBindingRepository bindings, AccessChanges access, IUnitOfWork unitOfWork, IMapper mapper, TimeProvider time)
    : IRequestHandler<AddRoleBindingCommand, AddedRoleBinding>
{
    public async Task<AddedRoleBinding> Handle(AddRoleBindingCommand command, CancellationToken cancellationToken)
    {
        var (user, held) = await users.GetWithRolesAsync(command.Tenant, command.User, cancellationToken);
        var name = RoleName.Of(command.Namespace, command.Role);
        if (held.FirstOrDefault(binding => binding.Name == name) is { } existing)
        {
            return new AddedRoleBinding(mapper.Map<RoleBindingView>(existing), IsNew: false);
        }

        var ordinal = held.Count == 0 ? 0 : held[^1].Ordinal + 1;
        var added = RoleBinding.Bind(user, name, RoleLabel.None, ordinal, command.Actor, time.Now());
        bindings.Add(added);
        access.Watch(user, UserChangeKind.OfBindings);
        user.RoleGranted(added, time.Now());
        await unitOfWork.SaveChangesAsync(cancellationToken);
        return new AddedRoleBinding(mapper.Map<RoleBindingView>(added), IsNew: true);
    }
}
