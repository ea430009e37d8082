using Microsoft.AspNetCore.Mvc;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Search;

namespace ScimPlatform.WebApi.Scim.Results;

/// <summary>Resources of several types as one list, each as its own endpoint shows it.</summary>
public sealed class SearchResults(UserResults users, GroupResults groups, ScimVoices voices)
{
    internal bool ShowsMembers(Projection projection) => groups.ShowsMembers(projection);

    internal IActionResult List(HttpRequest request, FoundResources found, Projection projection)
    {
        var writeUser = users.Writer(request, projection);
        var writeGroup = groups.Writer(voices.BaseUrl(request), projection);
        Action<JsonBuffer>[] resources =
        [
            .. found.Users.Select(user => (Action<JsonBuffer>)(to => writeUser(to, user))),
            .. found.Groups.Select(group => (Action<JsonBuffer>)(to => writeGroup(to, group))),
        ];
        return new StreamedResult<Action<JsonBuffer>>(to => ListResponse.WriteEach(to, resources, found.Total, found.StartIndex, found.Cursors, (at, write) => write(at)));
    }
}
