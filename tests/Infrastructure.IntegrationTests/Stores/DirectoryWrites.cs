using System.Text.Json;
using System.Text.Json.Nodes;
using MediatR;
using ScimPlatform.Application.Bulk;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.RoleBindings;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;

namespace ScimPlatform.Infrastructure.IntegrationTests.Stores;

/// <summary>Every way in which clients change what a filter over users or groups can see.</summary>
internal static class DirectoryWrites
{
    private const string AddsBob = """[{"op":"add","path":"members","value":[{"value":"{bob}"}]}]""";
    private const string RemovesAnn = """[{"op":"remove","path":"members[value eq \"{ann}\"]"}]""";
    private const string AddsLoose = """[{"op":"add","path":"members","value":[{"value":"{loose}"}]}]""";

    public static IReadOnlyList<DirectoryWrite> All { get; } =
    [
        Write("create a user", "Users: userName eq \"cem\" or title eq \"x\"", all => Create(all, new JsonObject { ["userName"] = "cem" })),
        Write("create a user with a role", "Users: roles.value eq \"admin\"", all =>
            Create(all, new JsonObject { ["userName"] = "cem", ["roles"] = Values("admin") })),
        Write("replace a user", "Users: title pr", all => Replace(all, new JsonObject { ["userName"] = "bob", ["title"] = "Lead" })),
        Write("patch a user", "Users: active eq true", all => Patch(all, """[{"op":"replace","path":"active","value":false}]""")),
        Write("describe a role", "Users: roles.display eq \"Boss\"", all => Patch(all, """[{"op":"replace","path":"roles[value eq \"admin\"].display","value":"Boss"}]""")),
        Write("delete a user", "Users: active eq true", all => new DeleteUserCommand(all.Tenant.Id, all.Ann.Id, ExpectedVersion.Any)),
        Write("delete a member", "Groups: members.value eq \"{ann}\"", all => new DeleteUserCommand(all.Tenant.Id, all.Ann.Id, ExpectedVersion.Any)),
        Write("bind a role", "Users: roles.value eq \"auditor\"", all => new AddRoleBindingCommand(all.Tenant.Id, all.Bob.Id, "system", "auditor", Sample.Admin)),
        Write("unbind a role", "Users: roles pr", all => new RemoveRoleBindingCommand(all.Tenant.Id, all.Binding.Id)),
        Write("create a group", "Groups: displayName eq \"New\" or externalId eq \"x\"", all => new CreateGroupCommand(all.Tenant.Id, Group("New"), false)),
        Write("create a group with a member", "Users: groups.display eq \"New\"", all => new CreateGroupCommand(all.Tenant.Id, Group("New", all.Bob.Id.Value), false)),
        Write("rename a group", "Users: groups.display eq \"Team\"", all => PatchTeam(all, """[{"op":"replace","path":"displayName","value":"Crew"}]""")),
        Write("delete a group", "Users: groups.display eq \"Team\"", all => new DeleteGroupCommand(all.Tenant.Id, all.Team.Id, ExpectedVersion.Any)),
        Write("add a member", "Users: groups.display eq \"Team\"", all => PatchTeam(all, AddsBob)),
        Write("remove a member", "Users: groups.display eq \"Team\"", all => PatchTeam(all, RemovesAnn)),
        Write("add a group to a group", "Users: groups.type eq \"indirect\"", all => PatchTeam(all, AddsLoose)),
        Write("replace members", "Groups: members.value eq \"{bob}\"", all =>
            new ReplaceGroupCommand(all.Tenant.Id, all.Team.Id, Group("Team", all.Bob.Id.Value), false, ExpectedVersion.Any)),
        Write("clear members", "Groups: members.display eq \"ann\"", all =>
            new ReplaceGroupCommand(all.Tenant.Id, all.Team.Id, Group("Team"), false, ExpectedVersion.Any)),
        Write("rename a member", "Groups: members.display eq \"ann\"", all => Patch(all, """[{"op":"add","path":"displayName","value":"Ann A."}]""")),
        Write("bulk", "Users: userName eq \"cem\" or title eq \"x\"", all => Bulk(all, """{"method":"POST","path":"/Users","bulkId":"c","data":{"userName":"cem"}}""")),
        Write("bulk in a circle", "Groups: members.type eq \"Group\"", all => Bulk(
            all,
            """{"method":"POST","path":"/Groups","bulkId":"a","data":{"displayName":"A","members":[{"value":"bulkId:b"}]}}""",
            """{"method":"POST","path":"/Groups","bulkId":"b","data":{"displayName":"B","members":[{"value":"bulkId:a"}]}}""")),
    ];

    private static DirectoryWrite Write<T>(string name, string seenBy, Func<SmallDirectory, IRequest<T>> command) =>
        new(name, seenBy, (product, all) => product.SendAsync(command(all)));

    private static CreateUserCommand Create(SmallDirectory all, JsonObject document) => new(all.Tenant.Id, User(document), Sample.Admin);

    private static ReplaceUserCommand Replace(SmallDirectory all, JsonObject document) =>
        new(all.Tenant.Id, all.Bob.Id, User(document), ExpectedVersion.Any, Sample.Admin);

    private static PatchUserCommand Patch(SmallDirectory all, string operations) => new(
        all.Tenant.Id, all.Ann.Id, Operations(all, operations), CompatibilityProfile.Default, ExpectedVersion.Any, Sample.Admin);

    private static PatchGroupCommand PatchTeam(SmallDirectory all, string operations) =>
        new(all.Tenant.Id, all.Team.Id, Operations(all, operations), CompatibilityProfile.Default, ExpectedVersion.Any);

    private static ExecuteBulkCommand Bulk(SmallDirectory all, params string[] operations)
    {
        var body = $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:BulkRequest"],"Operations":[{{string.Join(',', operations)}}]}""";
        using var parsed = JsonDocument.Parse(body);
        var caller = new BulkCaller(
            all.Tenant.Id,
            Sample.Admin,
            MayWriteUsers: true,
            MayWriteGroups: true,
            SchemaRegistry.Core,
            ReadOptions.Default with { IgnoreSchemas = true },
            data => User(JsonNode.Parse(data.GetRawText())!.AsObject()));
        return new ExecuteBulkCommand(BulkRequest.Read(parsed.RootElement.Clone(), ReadOptions.Default), caller);
    }

    private static IReadOnlyList<PatchOperation> Operations(SmallDirectory all, string operations)
    {
        var body = $$"""{"schemas":["urn:ietf:params:scim:api:messages:2.0:PatchOp"],"Operations":{{all.Named(operations)}}}""";
        using var parsed = JsonDocument.Parse(body);
        return PatchRequest.Read(parsed.RootElement, CompatibilityProfile.Default).Operations;
    }

    private static ScimResource User(JsonObject document) => new(SchemaRegistry.Core.User, document);

    private static ScimResource Group(string name, params Guid[] members) => new(
        SchemaRegistry.Core.Group,
        new JsonObject { ["displayName"] = name, ["members"] = Values([.. members.Select(id => id.ToString())]) });

    private static JsonArray Values(params string[] values) => [.. values.Select(value => new JsonObject { ["value"] = value })];
}

/// <param name="Name">what is done</param>
/// <param name="SeenBy">whose total it changes: users or groups, and a filter</param>
/// <param name="DoAsync">does it, by its use case</param>
internal sealed record DirectoryWrite(string Name, string SeenBy, Func<Product, SmallDirectory, Task> DoAsync);
