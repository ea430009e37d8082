using System.Text.Json;
using MediatR;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.WebApi.Authorization;
using ScimPlatform.WebApi.Console.Session;

namespace ScimPlatform.WebApi.Console.People;

/// <summary>Users and groups, found by how their name or external id begins. Whom somebody looks for is in the form, never in the address.</summary>
[Authorize(ConsoleSession.Needs + Permissions.UsersRead)]
public sealed class IndexModel(IMediator sender, VisibleTenants tenants) : ConsolePage(sender, tenants)
{
    private const string LastCharacter = "\uffff";

    public bool OfGroups { get; private set; }

    /// <summary>What was typed.</summary>
    public string Text { get; private set; } = "";

    /// <summary>By which attribute.</summary>
    public string By { get; private set; } = "";

    /// <summary>The attributes that an index finds.</summary>
    public IReadOnlyList<string> Attributes => OfGroups ? ["displayName", "externalId"] : ["userName", "externalId"];

    public IReadOnlyList<PersonRow> Rows { get; private set; } = [];

    public int Total { get; private set; }

    /// <summary>The pages that one can go on to, and their cursors; the beginning has none.</summary>
    public IReadOnlyList<(string Name, string? Cursor)> Pages { get; private set; } = [];

    public Task OnGetAsync() => ShowAsync(Asked("of") == "groups", "", null, Asked("cursor"));

    public async Task<IActionResult> OnPostAsync()
    {
        await ShowAsync(Field("of") == "groups", Field("text") ?? "", Field("by"), Field("cursor"));
        return Page();
    }

    protected override Task LoadAsync() => OnGetAsync();

    private async Task ShowAsync(bool ofGroups, string text, string? by, string? cursor)
    {
        (OfGroups, Text) = (ofGroups, text);
        By = by is not null && Attributes.Contains(by) ? by : Attributes[0];

        // As a range an index finds it, whichever engine it is.
        var filter = text.Length == 0 ? null : $"{By} ge {Quoted(text)} and {By} lt {Quoted(text + LastCharacter)}";
        (Rows, Total, var next) = await PersonRow.FindAsync(Sender, new PersonSearch(TenantId, ofGroups, filter, text.Length == 0 ? null : By, cursor), Aborted);
        Pages = [.. cursor is null ? Array.Empty<(string, string?)>() : [("To the beginning", null)], .. next is null ? Array.Empty<(string, string?)>() : [("Next", next)]];
    }

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
