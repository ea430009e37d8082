using MediatR;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Application.Bulk;

/// <summary>Sends each command in a scope, and so in a unit of work, of its own: what fails leaves nothing for its neighbours.</summary>
public sealed class BulkSender(IServiceScopeFactory scopes)
{
    internal async Task<BulkDone> SendAsync(IBaseRequest command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sender = scope.ServiceProvider.GetRequiredService<IMediator>();
        switch (command)
        {
            case CreateUserCommand create:
                var created = await sender.Send(create, cancellationToken);
                return Done(created.User, created.IsNew ? BulkEffect.Created : BulkEffect.Changed);
            case ICommand<UserView> change:
                return Done(await sender.Send(change, cancellationToken), BulkEffect.Changed);
            case ICommand<GroupView> change:
                var effect = change is CreateGroupCommand ? BulkEffect.Created : BulkEffect.Changed;
                return Done(await sender.Send(change, cancellationToken), effect);
            case DeleteUserCommand deletion:
                await sender.Send(deletion, cancellationToken);
                return Gone(deletion.Id.Value);
            case DeleteGroupCommand deletion:
                await sender.Send(deletion, cancellationToken);
                return Gone(deletion.Id.Value);
            default:
                throw new InvalidOperationException($"{command.GetType().Name} is no command of an operation.");
        }
    }

    /// <returns>the versions, in the order of the resources</returns>
    internal async Task<IReadOnlyList<long>> SendAsync(ICommand<IReadOnlyList<long>> command, CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IMediator>().Send(command, cancellationToken);
    }

    private static BulkDone Done(UserView user, BulkEffect effect) => new(user.Id.Value, effect, user.Version);

    private static BulkDone Done(GroupView group, BulkEffect effect) => new(group.Id.Value, effect, group.Version);

    private static BulkDone Gone(Guid id) => new(id, BulkEffect.Deleted, Version: null);
}
