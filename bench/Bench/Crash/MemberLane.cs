using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;

namespace ScimPlatform.Bench.Crash;

/// <summary>W6: two users who come into a group and go from it together.</summary>
internal sealed class MemberLane(Guid group, Guid one, Guid other) : ILane
{
    private bool acknowledged;
    private bool asked;

    public int Acknowledged { get; private set; }

    public void Step(Client client)
    {
        asked = !acknowledged;
        var answer = client.Patch($"/scim/v2/Groups/{group}", asked ? Patches.AddMembers([one, other]) : Patches.RemoveMembers([one, other]));
        client.Require(answer.Status == 204, answer);
        acknowledged = asked;
        Acknowledged++;
    }

    public IEnumerable<string> Verify(Client client)
    {
        var (first, second) = (IsMember(client, one), IsMember(client, other));
        var problem = first != second ? $"only one of {one} and {other} is in the group"
            : first != acknowledged && first != asked ? $"{one} is{(first ? "" : " not")} in the group, against what was acknowledged"
            : null;
        acknowledged = asked = first;
        return problem is null ? [] : [problem];
    }

    private bool IsMember(Client client, Guid user)
    {
        var answer = client.Get($"/scim/v2/Groups?filter=id%20eq%20%22{group}%22%20and%20members%20eq%20%22{user}%22&excludedAttributes=members");
        return answer.Status == 200 ? answer.Says("\"totalResults\":1,"u8) : throw new InvalidOperationException(answer.ToString());
    }
}
