using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Application.Bulk;

/// <summary>Changes different users in one transaction, all or none. It is not repeated: each can be changed by itself instead.</summary>
/// <param name="Changes">each a <see cref="PatchUserCommand"/> or a <see cref="ReplaceUserCommand"/></param>
public sealed record ChangeTogetherCommand(IReadOnlyList<ICommand<UserView>> Changes) : ICommand<IReadOnlyList<long>>;

internal sealed class ChangeTogetherHandler(UserChange change, IUnitOfWork unitOfWork)
    : IRequestHandler<ChangeTogetherCommand, IReadOnlyList<long>>
{
    public async Task<IReadOnlyList<long>> Handle(ChangeTogetherCommand command, CancellationToken cancellationToken)
    {
        var changed = new List<ChangedUser>();
        foreach (var wanted in command.Changes)
        {
            changed.Add(wanted switch
            {
                PatchUserCommand patch => await change.ApplyAsync(patch, cancellationToken),
                ReplaceUserCommand replacement => await change.ApplyAsync(replacement, cancellationToken),
                _ => throw new InvalidOperationException($"{wanted.GetType().Name} changes no user."),
            });
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return [.. changed.Select(one => one.User.Version)];
    }
}
