using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores.Tenants;

/// <summary>
/// Two tenants with the same names work in any order, each with the other's ids as often as with its own: each of them sees what it would
/// see alone.
/// </summary>
public sealed class TenantInterleavingTests(DatabaseProvider provider) : DatabaseSuite(provider)
{
    private const int Interleavings = 60;
    private static readonly string[] Names = ["ada", "grace", "linus"];

    private static readonly Gen<Step[]> Steps = (
        from tenant in Gen.Choose(0, 1)
        from act in Gen.Elements(Enum.GetValues<Act>())
        from owner in Gen.Choose(0, 1)
        from name in Gen.Elements(Names)
        select new Step(tenant, act, owner, name)).ArrayOf(25);

    private int strangers;

    private enum Act
    {
        Create,
        Read,
        Delete,
    }

    [Test]
    public void Acts_OfTwoTenantsInAnyOrder_AreThoseOfEachAlone()
    {
        Prop.ForAll(Steps.ToArbitrary(), steps => IsIsolatedAsync(steps).GetAwaiter().GetResult())
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Interleavings).WithReplay(20_110_513, 7_644_3).WithQuietOnSuccess(true));

        Assert.That(strangers, Is.GreaterThan(Interleavings), "acts on another's user");
    }

    private async Task<bool> IsIsolatedAsync(Step[] steps)
    {
        TenantId[] tenants = [await AddTenantAsync(), await AddTenantAsync()];
        Dictionary<string, UserId>[] alone = [[], []];
        foreach (var step in steps)
        {
            if (await DoAsync(tenants[step.Tenant], alone, step) is false)
            {
                return false;
            }
        }

        return await SeesAsync(tenants[0], alone[0]) && await SeesAsync(tenants[1], alone[1]);
    }

    // Whether the act ended as it would for a tenant that is alone in the world.
    private async Task<bool> DoAsync(TenantId tenant, Dictionary<string, UserId>[] alone, Step step)
    {
        var own = alone[step.Tenant];
        if (step.Act == Act.Create)
        {
            var isFree = !own.ContainsKey(step.Name);
            var made = await OutcomeAsync(() => SendAsync(new CreateUserCommand(tenant, Resource(step.Name), Sample.Admin)));
            own[step.Name] = made?.User.Id ?? own.GetValueOrDefault(step.Name);
            return made is not null == isFree;
        }

        if (!alone[step.Owner].TryGetValue(step.Name, out var id))
        {
            return true;
        }

        var isOwn = step.Owner == step.Tenant;
        strangers += isOwn ? 0 : 1;
        if (step.Act == Act.Read)
        {
            return await OutcomeAsync(() => SendAsync(new GetUserQuery(tenant, id))) is not null == isOwn;
        }

        var deleted = await OutcomeAsync(async () => (object)await SendAsync(new DeleteUserCommand(tenant, id, ExpectedVersion.Any))) is not null;
        if (deleted)
        {
            own.Remove(step.Name);
        }

        return deleted == isOwn;
    }

    private async Task<bool> SeesAsync(TenantId tenant, Dictionary<string, UserId> expected)
    {
        var found = await SendAsync(new SearchUsersQuery(tenant, null, null, null));
        return found.Page.Total == expected.Count && found.Page.Users.Select(user => user.Id).ToHashSet().SetEquals(expected.Values);
    }

    private async Task<TenantId> AddTenantAsync()
    {
        var tenant = Sample.Tenant();
        await StoreAsync(tenant);
        return tenant.Id;
    }

    private static async Task<T?> OutcomeAsync<T>(Func<Task<T>> act)
        where T : class
    {
        try
        {
            return await act();
        }
        catch (Exception exception) when (exception is UserNameTaken or Refusal { Error.Kind: ErrorKind.NotFound })
        {
            return null;
        }
    }

    private static ScimResource Resource(string userName) =>
        new(SchemaRegistry.Core.User, new JsonObject { ["userName"] = userName });

    private sealed record Step(int Tenant, Act Act, int Owner, string Name);
}
