using System.Globalization;
using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;

namespace ScimPlatform.Bench.Crash;

/// <summary>W5: one user whose title, nick name and role always say the same number.</summary>
internal sealed class ChangeLane(Guid user) : ILane
{
    private int acknowledged;
    private int asked;

    public int Acknowledged => acknowledged;

    public void Step(Client client)
    {
        asked = acknowledged + 1;
        var answer = client.Patch($"/scim/v2/Users/{user}", Patches.Mark(asked));
        client.Require(answer.Status == 200, answer);
        acknowledged = asked;
    }

    public IEnumerable<string> Verify(Client client)
    {
        var answer = client.Get($"/scim/v2/Users/{user}");
        var title = answer.Text("title");
        var found = title is not null && title.StartsWith("mark ", StringComparison.Ordinal) ? int.Parse(title[5..], CultureInfo.InvariantCulture) : 0;
        var isWhole = found == 0 || (answer.Text("nickName") == title && answer.Text("roles\":[{\"value") == title);
        var problem = answer.Status != 200 || !isWhole ? $"the user {user} is changed by halves: {answer.ToString()}"
            : found != acknowledged && found != asked ? $"the user {user} has {found} where {acknowledged} was acknowledged"
            : null;
        acknowledged = asked = found;
        return problem is null ? [] : [problem];
    }
}
