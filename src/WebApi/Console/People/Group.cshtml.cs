using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Users;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>A group: its users, a page at a time, and what happened to it.</summary>
[Authorize(ConsoleSession.Needs + Permissions.UsersRead)]
public sealed class GroupModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    private const int PerPage = 50;

    public GroupView Shown { get; private set; } = null!;

    public PersonRow Row { get; private set; } = null!;

    public IReadOnlyList<PersonRow> Users { get; private set; } = [];

    public int Total { get; private set; }

    public PageLinks Pages { get; private set; } = PageLinks.None;

    public IReadOnlyList<AuditEventView> History { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    protected override async Task LoadAsync()
    {
        var id = PathIds.Group((string)RouteData.Values["id"]!);
        Shown = await Sender.Send(new GetGroupQuery(TenantId, id, WithMembers: false), Aborted);
        Row = PersonRow.Of(Shown);
        var query = new SearchUsersQuery(TenantId, $"groups.value eq \"{id.Value}\"", null, PerPage, null, null, Asked("cursor") ?? "");
        var found = await Sender.Send(query, Aborted);
        Users = [.. found.Page.Users.Select(PersonRow.Of)];
        Total = found.Page.Total;
        Pages = PageLinks.Of(found.Cursors?.Next, Request);
        if (May(Permissions.AuditRead))
        {
            History = await HistoryOf.Async(Sender, TenantId, id.Value, Aborted);
        }
    }
}
