using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Search;

namespace ScimPlatform.WebApi.Scim;

/// <summary>Resources of several types as one list, each as its own endpoint shows it.</summary>
public sealed class SearchAnswers(UserAnswers users, GroupAnswers groups, ScimVoices voices)
{
    internal bool ShowsMembers(Projection projection) => groups.ShowsMembers(projection);

    internal IActionResult List(HttpRequest request, FoundResources found, Projection projection)
    {
        var baseUrl = voices.BaseUrl(request);
        JsonNode[] resources =
        [
            .. found.Users.Select(user => users.Document(request, user, projection)),
            .. found.Groups.Select(group => groups.Document(group, baseUrl, projection)),
        ];
        return new ScimResult(ListResponse.Of(resources, found.Total, found.StartIndex, found.Cursors));
    }
}
