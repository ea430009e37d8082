using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.FunctionalTests.Hosting;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Scim;

/// <summary>Whatever operations a group's PATCHes have, one request after the other: what is stored is what <see cref="GroupModel"/> says.</summary>
[Category(Fuzz.Model)]
public sealed class GroupModelTests : ServerFixture
{
    private const string Path = "/scim/v2/Groups";
    private const string Shown = "?attributes=displayName,externalId,members";
    private const int MostOperations = 5;

    [Test]
    public async Task Patch_SequencesOnGroups_StoresWhatTheModelSays()
    {
        var (count, first) = (Fuzz.Sequences(5_000), Fuzz.Seed);
        await TestContext.Progress.WriteLineAsync($"{count} sequences on groups from seed {first}");
        var groups = new[] { await SubjectAsync("default"), await SubjectAsync("strict"), await SubjectAsync("entra"), await SubjectAsync("interop") };

        for (var seed = first; seed < first + (ulong)count; seed++)
        {
            var subject = groups[seed % (ulong)groups.Length];
            if (await DifferenceAsync(subject, seed) is { } difference)
            {
                Assert.Fail($"From seed {first}, at {seed}: {difference}");
            }
        }
    }

    private static async Task<string?> DifferenceAsync(Subject subject, ulong seed)
    {
        var dice = new Dice(seed);
        var model = new GroupModel(dice, subject.People, subject.Profile is "strict" or "interop", subject.Profile == "interop");
        var operations = Enumerable.Range(0, dice.Below(MostOperations) + 1).Select(_ => model.Operation()).ToList();
        var body = new JsonObject
        {
            ["schemas"] = new JsonArray(ScimUrns.PatchOp),
            ["Operations"] = new JsonArray([.. operations.Select(operation => operation.Written.DeepClone())]),
        }.ToJsonString();
        var (before, tag) = (subject.State, subject.Tag);
        var (after, refusals) = Expected(before, operations);

        var answer = await subject.Caller.PatchAsync(subject.Group + Shown, body);
        var stored = answer.Status == 200 ? answer : await subject.Caller.GetAsync(subject.Group + Shown);

        (subject.State, subject.Tag) = (after ?? before, stored.Header("ETag")!);
        var problem = after is null
            ? answer.Status != 400 || !refusals.Contains((string?)answer["scimType"]) ? $"expected 400 {string.Join(" or ", refusals)}" : null
            : answer.Status != 200 ? "expected 200" : null;
        problem ??= Text(subject.State) != Text(stored) ? $"expected {Text(subject.State)}" : null;
        problem ??= (stored.Header("ETag") != tag) != (Text(before) != Text(subject.State)) ? $"expected the tag to move with the group, from {tag}" : null;
        return problem is null ? null : $"{subject.Profile}, on {Text(before)}\n{body}\n{problem}\nbut was {answer}\nand is {stored}, {stored.Header("ETag")}";
    }

    // What is wrong with several operations can be told by any of them.
    private static (GroupState? After, IReadOnlyList<string?> Refusals) Expected(GroupState before, List<GroupOperation> operations)
    {
        var state = before;
        var refusals = new List<string?>();
        foreach (var operation in operations)
        {
            var (after, refusal) = operation.Apply(state);
            state = after ?? state;
            if (refusal is not null)
            {
                refusals.Add(refusal);
            }
        }

        // Whether members exist is asked when all is done, so that what comes after may be told first.
        if (refusals.Contains("invalidValue"))
        {
            refusals.Add("noTarget");
        }

        if (state.DisplayName is null)
        {
            refusals.Add("mutability");
        }

        return (refusals.Count == 0 ? state : null, refusals);
    }

    private static string Text(GroupState group) =>
        $"{group.DisplayName} {group.ExternalId} {string.Join(',', group.Members.Select(member => $"{member.Type} {member.Id}").Order())}";

    private static string Text(Answer group)
    {
        var members = group["members"]?.AsArray().Select(member => $"{member!["type"]} {member["value"]}").Order() ?? Enumerable.Empty<string>();
        return $"{group["displayName"]} {group["externalId"]} {string.Join(',', members)}";
    }

    private async Task<Subject> SubjectAsync(string profile)
    {
        var tenant = await App.AddTenantAsync();
        (await tenant.Admin.PatchAsync($"/api/v1/admin/tenants/{tenant.Slug}", $$"""{"compatibility_profile":"{{profile}}"}""")).Require(200);
        var people = new List<Somebody>();
        foreach (var name in new[] { "ada", "abe", "bob", "ian" })
        {
            people.Add(new Somebody(await tenant.AddUserAsync(name), "User", name));
        }

        foreach (var name in new[] { "Inner", "Ab" })
        {
            people.Add(new Somebody(await AddGroupAsync(tenant, name), "Group", name));
        }

        people.Add(new Somebody("00000000-0000-4000-8000-0000000000ff", "User", "", Exists: false));
        people.Add(new Somebody(people[1].Id.ToUpperInvariant(), "User", "", Exists: false));
        var group = $"{Path}/{await AddGroupAsync(tenant, "G")}";
        var tag = (await tenant.Admin.GetAsync(group)).Header("ETag")!;
        return new Subject(profile, tenant.Admin, group, people) { State = new GroupState("G", null, new HashSet<Somebody>()), Tag = tag };
    }

    private static async Task<string> AddGroupAsync(TestTenant tenant, string name) => (string)(await tenant.Admin.PostAsync(
        Path, $$"""{"schemas":["{{ScimUrns.Group}}"],"displayName":"{{name}}"}""")).Require(201)["id"]!;

    private sealed record Subject(string Profile, Caller Caller, string Group, IReadOnlyList<Somebody> People)
    {
        public required GroupState State { get; set; }

        public required string Tag { get; set; }
    }
}
