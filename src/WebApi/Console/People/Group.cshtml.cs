using MediatR;
using Microsoft.AspNetCore.Authorization;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Groups;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>A group: its users, a page at a time, and what happened to it.</summary>
[Authorize(ConsoleSession.Needs + Permissions.UsersRead)]
public sealed class GroupModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
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
        var search = new PersonSearch(TenantId, OfGroups: false, $"groups.value eq \"{id.Value}\"", By: null, Asked("cursor"));
        (Users, Total, var next) = await PersonRow.FindAsync(Sender, search, Aborted);
        Pages = PageLinks.Of(next, Request);
        if (May(Permissions.AuditRead))
        {
            History = await HistoryOf.Async(Sender, TenantId, id.Value, Aborted);
        }
    }
}
