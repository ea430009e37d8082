using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Bulk;

/// <summary>
/// Makes resources in one transaction: those that refer to one another in a circle, so that no one ever sees some without the others
/// (RFC 7644 section 3.7.1), and those that may be made side by side. A user that exists is not adopted here: others may refer to an id
/// that is not its own.
/// </summary>
/// <param name="Tenant">whose directory</param>
/// <param name="Resources">what the client sent, in canonical form</param>
/// <param name="Actor">who does it</param>
public sealed record CreateTogetherCommand(TenantId Tenant, IReadOnlyList<NewResource> Resources, Actor Actor)
    : ICommand<IReadOnlyList<long>>, IRepeatable;

/// <param name="Id">by which the others know it</param>
/// <param name="Resource">what it shall be</param>
public sealed record NewResource(Guid Id, ScimResource Resource);

internal sealed class CreateTogetherHandler(
    UserCreation userCreation, GroupCreation groupCreation, IUserRepository users, IUnitOfWork unitOfWork)
    : IRequestHandler<CreateTogetherCommand, IReadOnlyList<long>>
{
    public async Task<IReadOnlyList<long>> Handle(CreateTogetherCommand command, CancellationToken cancellationToken)
    {
        var isUser = command.Resources.ToLookup(made => made.Resource.Type.Name == "User", made => made.Id);
        var beingMade = new KnownMembers([.. isUser[true]], [.. isUser[false]]);
        var made = new List<AggregateRoot>();
        foreach (var (id, resource) in command.Resources)
        {
            made.Add(beingMade.Users.Contains(id)
                ? await AddUserAsync(command, id, resource, cancellationToken)
                : await groupCreation.AddAsync(command.Tenant, new GroupId(id), resource, beingMade, cancellationToken));
        }

        await unitOfWork.SaveChangesAsync(cancellationToken);
        return [.. made.Select(resource => resource.Version)];
    }

    private async Task<User> AddUserAsync(
        CreateTogetherCommand command, Guid id, ScimResource resource, CancellationToken cancellationToken)
    {
        var parts = UserResourceMapper.ToParts(resource, isNew: true);
        return await users.FindByUserNameAsync(command.Tenant, parts.Profile.UserName, cancellationToken) is null
            ? userCreation.Add(command.Tenant, new UserId(id), parts, command.Actor).User
            : throw new UserNameTaken();
    }
}
