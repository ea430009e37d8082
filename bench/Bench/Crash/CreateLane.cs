using ScimPlatform.Bench.Directory;
using ScimPlatform.Bench.Http;

namespace ScimPlatform.Bench.Crash;

/// <summary>W1: users, each with two roles, which are rows of another table.</summary>
internal sealed class CreateLane(string crowd) : ILane
{
    private const string Roles = "\"roles\":[{\"value\":\"reader\"},{\"value\":\"reports/writer\"}],";

    private readonly List<(int Number, string Id)> made = [];
    private int next;
    private bool isOpen;

    public int Acknowledged => made.Count;

    public void Step(Client client)
    {
        isOpen = true;
        var answer = client.Post("/scim/v2/Users", Person.Json(crowd, next).Insert(1, Roles));
        client.Require(answer.Status == 201, answer);
        made.Add((next, answer.Text("id") ?? "none"));
        isOpen = false;
        next++;
    }

    public IEnumerable<string> Verify(Client client)
    {
        List<string> lost = [];
        foreach (var (number, id) in made)
        {
            var answer = client.Get($"/scim/v2/Users/{id}");
            if (answer.Status != 200 || !IsWhole(answer, number))
            {
                lost.Add($"the user {id} was acknowledged: {answer.ToString()}");
            }
        }

        if (isOpen)
        {
            var answer = client.Get($"/scim/v2/Users?filter=userName%20eq%20%22{Person.UserName(crowd, next)}%22");
            if (answer.Status != 200 || (!answer.Says("\"totalResults\":0,"u8) && !IsWhole(answer, next)))
            {
                lost.Add($"a user is there by halves: {answer.ToString()}");
            }

            isOpen = false;
            next++;
        }

        return lost;
    }

    private bool IsWhole(in Answer answer, int number) =>
        answer.Text("userName") == Person.UserName(crowd, number) && answer.Text("externalId") == Person.ExternalId(crowd, number)
        && answer.Says("\"reader\""u8) && answer.Says("\"reports/writer\""u8) && answer.Says("\"department\""u8);
}
