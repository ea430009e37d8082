using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.WebApi.Authentication;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Markup;
using ScimPlatform.WebApi.Console.Session;
using ScimPlatform.WebApi.Dialects;

namespace ScimPlatform.WebApi.Console.Mapping;

/// <summary>Groups that mean a role. What a mapping would give or take is shown before it is made or removed.</summary>
[Authorize(ConsoleSession.Needs + Permissions.UsersRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    private const string ById = "id", ByName = "display_name", ByExternalId = "external_id";

    public Page<RoleMappingView> Mappings { get; private set; } = new([], 0, new PageRequest(1, PageRequest.DefaultSize));

    public PageLinks Pages { get; private set; } = PageLinks.None;

    /// <summary>What would change, once it was asked for.</summary>
    public AccessPreview? Preview { get; private set; }

    /// <summary>The mapping whose removal is looked at, or null.</summary>
    public string? Removed { get; private set; }

    public string By { get; private set; } = ByName;

    public string Group { get; private set; } = "";

    public string Namespace { get; private set; } = "system";

    public string Role { get; private set; } = "";

    public IReadOnlyList<(string Value, string Text)> Ways { get; } =
        [(ByName, "groups of the name"), (ByExternalId, "groups with the external id"), (ById, "the group with the id")];

    public Task OnGetAsync()
    {
        if (Asked("group") is { } group)
        {
            (By, Group) = (ById, group);
        }

        return LoadAsync();
    }

    public Task<IActionResult> OnPostPreviewAsync() => ChangeAsync(Permissions.UsersRead, async () =>
    {
        Keep();
        Preview = await Sender.Send(new PreviewRoleMappingCommand(TenantId, Mapped(), Namespace, Role), Aborted);
        await LoadAsync();
        return Page();
    });

    public Task<IActionResult> OnPostAddAsync() => ChangeAsync(Permissions.UsersWrite, async () =>
    {
        Keep();
        var created = await Sender.Send(new CreateRoleMappingCommand(TenantId, Mapped(), Namespace, Role, User.Actor()), Aborted);
        return created.IsNew ? "The group is mapped." : "That mapping was there already.";
    });

    public Task<IActionResult> OnPostLookAsync(string id) => ChangeAsync(Permissions.UsersRead, async () =>
    {
        Removed = id;
        Preview = await Sender.Send(new PreviewRoleMappingRemovalCommand(TenantId, PathIds.RoleMapping(id)), Aborted);
        await LoadAsync();
        return Page();
    });

    public Task<IActionResult> OnPostRemoveAsync(string id) => ChangeAsync(Permissions.UsersWrite, async () =>
    {
        await Sender.Send(new DeleteRoleMappingCommand(TenantId, PathIds.RoleMapping(id)), Aborted);
        return "The mapping is removed.";
    });

    /// <summary>Which groups a mapping is about, in words.</summary>
    internal static string InWords(MappedGroupView group) => group switch
    {
        { DisplayName: { } name } => $"groups named {name}",
        { ExternalId: { } id } => $"groups with the external id {id}",
        _ => $"the group {group.Id}",
    };

    protected override async Task LoadAsync()
    {
        Mappings = await Sender.Send(new ListRoleMappingsQuery(TenantId, new RoleMappingFilter(null, null), AskedPage, PageRequest.DefaultSize), Aborted);
        Pages = PageLinks.Of(AskedPage, Mappings.Pages, Request);
    }

    private void Keep() => (By, Group, Namespace, Role) = (Field("by") ?? ByName, Field("group") ?? "", Field("namespace") ?? "", Field("role") ?? "");

    private MappedGroup Mapped() => By switch
    {
        ById => new MappedGroup.ById(PathIds.Group(Group)),
        ByExternalId => new MappedGroup.ByExternalId(Group),
        ByName => new MappedGroup.ByDisplayName(Group),
        _ => throw new Refusal(Error.Invalid(new FieldError(FieldSource.Body, "by", FieldProblem.NotOneOf, "must be one of the choices"))),
    };
}
