using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Access;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Common.Paging;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.RoleMappings;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Infrastructure.IntegrationTests.Access;

/// <summary>Whoever adds up what is told knows who has which role, however those race who change groups, mappings and users.</summary>
public sealed class AccessRaceTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Racers = 8;
    private const int Steps = 25;
    private const int Users = 6;
    private static readonly string[] Names = ["A", "B", "C", "D", "E"];
    private static readonly string[] Roles = ["x", "y"];

    private Tenant tenant = null!;
    private List<User> users = null!;
    private List<Group> groups = null!;

    [SetUp]
    public async Task StoreAsync()
    {
        tenant = Sample.Tenant();
        users = [.. Enumerable.Range(0, Users).Select(number => Sample.User(tenant, $"u{number}"))];
        groups = [.. Names.Select(name => Sample.Group(tenant, name))];
        await StoreAsync(tenant);
        await StoreAsync([.. users, .. groups]);
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task Told_OfEightWhoRace_AddsUpToTheAccessThatThereIs(int seed)
    {
        var outcomes = await Race.AllAsync(Racers, async racer =>
        {
            var dice = new Dice((ulong)((seed * Racers) + racer));
            var done = 0;
            for (var step = 0; step < Steps; step++)
            {
                done += await IsDoneAsync(() => StepAsync(dice)) ? 1 : 0;
            }

            return done;
        });

        Assert.That(outcomes.Select(outcome => outcome.Fault), Is.All.Null);
        Assert.That(outcomes.Select(outcome => outcome.Answer), Has.Some.Positive);
        Assert.That(await ToldAsync(), Is.EqualTo(await HeldAsync()));
    }

    private Task StepAsync(Dice dice) => dice.Below(8) switch
    {
        0 => MapAsync(dice),
        1 => UnmapAsync(dice),
        2 => SendAsync(new PatchUserCommand(
            tenant.Id,
            Any(dice, users).Id,
            Operations($$"""{"op":"replace","path":"active","value":{{(dice.Below(2) == 0 ? "true" : "false")}}}"""),
            CompatibilityProfile.Default,
            ExpectedVersion.Any,
            Sample.Admin)),
        3 => PatchAsync(dice, $$"""{"op":"replace","path":"displayName","value":"{{Any(dice, Names)}}"}"""),
        _ => PatchAsync(dice, $$"""{"op":"{{(dice.Below(2) == 0 ? "add" : "remove")}}","path":"members","value":[{{Members(dice)}}]}"""),
    };

    private Task MapAsync(Dice dice)
    {
        MappedGroup group = dice.Below(2) == 0 ? new MappedGroup.ById(Any(dice, groups).Id) : new MappedGroup.ByDisplayName(Any(dice, Names));
        return SendAsync(new CreateRoleMappingCommand(tenant.Id, group, "n", Any(dice, Roles), Sample.Admin));
    }

    private async Task UnmapAsync(Dice dice)
    {
        var mappings = await UseAsync((ScimPlatformDbContext context) =>
            context.RoleMappings.Where(mapping => mapping.TenantId == tenant.Id).Select(mapping => mapping.Id).ToListAsync());
        if (mappings.Count > 1)
        {
            await SendAsync(new DeleteRoleMappingCommand(tenant.Id, Any(dice, mappings)));
        }
    }

    private Task PatchAsync(Dice dice, string operation) => SendAsync(new PatchGroupCommand(
        tenant.Id, Any(dice, groups).Id, Operations(operation), CompatibilityProfile.Default, ExpectedVersion.Any));

    private string Members(Dice dice)
    {
        var some = users.Select(user => user.Id.Value).Concat(groups.Select(group => group.Id.Value)).Where(_ => dice.Below(4) == 0);
        return string.Join(',', some.DefaultIfEmpty(users[0].Id.Value).Select(id => $$"""{"value":"{{id}}"}"""));
    }

    // Who loses too often is refused, and so is who asks for a mapping that another has deleted: nothing was changed, and nothing told.
    private static async Task<bool> IsDoneAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (Exception exception) when (exception is ConcurrencyLost or Refusal { Error.Kind: ErrorKind.NotFound })
        {
            return false;
        }
    }

    private async Task<IReadOnlyList<string>> ToldAsync()
    {
        var records = await UseAsync((ScimPlatformDbContext context) => context.AuditEvents.AsNoTracking()
            .Where(record => record.TenantId == tenant.Id && record.Action.StartsWith("access.")).ToListAsync());
        var told = new Dictionary<string, int>();
        foreach (var record in records)
        {
            using var changes = JsonDocument.Parse(record.Changes);
            foreach (var user in changes.RootElement.GetProperty("users").EnumerateArray())
            {
                var line = $"{changes.RootElement.GetProperty("role")} {user}";
                told[line] = told.GetValueOrDefault(line) + (record.Action == "access.granted" ? 1 : -1);
            }
        }

        return [.. told.Where(line => line.Value != 0).Select(line => $"{line.Key}: {line.Value}").Order(StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<string>> HeldAsync()
    {
        var held = new List<string>();
        foreach (var role in Roles)
        {
            var holders = await UseAsync((IAccessQueries access) =>
                access.HoldersAsync(tenant.Id, new RoleName("n", role), new PageRequest(1, Users), default));
            held.AddRange(holders.Items.Select(user => $"{role} {user}: 1"));
        }

        return [.. held.Order(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<Application.Scim.Patching.PatchOperation> Operations(string operation)
    {
        using var body = JsonDocument.Parse($$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":[{{operation}}]}""");
        return PatchRequest.Read(body.RootElement, CompatibilityProfile.Default).Operations;
    }

    private static T Any<T>(Dice dice, IReadOnlyList<T> list) => list[dice.Below(list.Count)];
}
