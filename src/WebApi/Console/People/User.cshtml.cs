using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Users;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>A user: what is stored, in which groups, which access and why, and what happened to it.</summary>
[Authorize(ConsoleSession.Needs + Permissions.UsersRead)]
public sealed class UserModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    public UserView Shown { get; private set; } = null!;

    public PersonRow Row { get; private set; } = null!;

    public UserAccess Access { get; private set; } = null!;

    public IReadOnlyList<AuditEventView> History { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        var id = PathIds.User((string)RouteData.Values["id"]!);
        Shown = await Sender.Send(new GetUserQuery(TenantId, id), Aborted);
        Row = PersonRow.Of(Shown);
        Access = await Sender.Send(new GetUserAccessQuery(TenantId, id), Aborted);
        if (May(Permissions.AuditRead))
        {
            History = await HistoryOf.Async(Sender, TenantId, id.Value, Aborted);
        }
    }
}
