using System.Text.Json;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Groups;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Bulk;

/// <summary>Finds for an operation the command that a controller would send for the same request by itself.</summary>
public static class BulkOperationRouter
{
    private const string AnyVersion = "*";

    /// <param name="operation">without references</param>
    /// <param name="caller">who sends it</param>
    /// <exception cref="Exception">the operation cannot be done, as the classifier knows it</exception>
    public static IBaseRequest Command(BulkOperation operation, BulkCaller caller)
    {
        var target = Target(operation, caller);
        var tenant = caller.Tenant;
        return (operation.Method, IsUser(target.Type)) switch
        {
            (BulkMethod.Post, true) => new CreateUserCommand(tenant, User(operation, caller), caller.Actor),
            (BulkMethod.Put, true) => new ReplaceUserCommand(tenant, UserId(target), User(operation, caller), Expected(operation), caller.Actor),
            (BulkMethod.Patch, true) => new PatchUserCommand(
                tenant, UserId(target), Patch(operation, caller), caller.Options.Profile, Expected(operation), caller.Actor),
            (_, true) => new DeleteUserCommand(tenant, UserId(target), Expected(operation)),
            (BulkMethod.Post, false) => new CreateGroupCommand(tenant, Group(operation, caller), WithMembers: false),
            (BulkMethod.Put, false) => new ReplaceGroupCommand(
                tenant, GroupId(target), Group(operation, caller), WithMembers: false, Expected(operation)),
            (BulkMethod.Patch, false) => new PatchGroupCommand(
                tenant, GroupId(target), Patch(operation, caller), caller.Options.Profile, Expected(operation)),
            (_, false) => new DeleteGroupCommand(tenant, GroupId(target), Expected(operation)),
        };
    }

    /// <summary>The resource that a POST wants made.</summary>
    /// <exception cref="Exception">as for <see cref="Command"/></exception>
    public static ScimResource NewResource(BulkOperation operation, BulkCaller caller) =>
        IsUser(Target(operation, caller).Type) ? User(operation, caller) : Group(operation, caller);

    /// <summary>The path of the resource as a client would follow it, or null when the operation names none.</summary>
    /// <param name="operation">the operation</param>
    /// <param name="made">the resource that it made</param>
    public static string? PathOf(BulkOperation operation, Guid? made = null)
    {
        var target = BulkTarget.Of(operation.Path);
        return target is null || (target.Id is null && made is null) ? null : (target with { Id = target.Id ?? made.ToString() }).Path;
    }

    private static UserId UserId(BulkTarget target) => new(Id(target));

    private static GroupId GroupId(BulkTarget target) => new(Id(target));

    private static Guid Id(BulkTarget target) =>
        ResourceId.OrNull(target.Id) ?? throw new Refusal(Error.NotFound(target.Type.Name));

    // The example of RFC 7644 section 3.7.3 has the operations alone.
    private static IReadOnlyList<PatchOperation> Patch(BulkOperation operation, BulkCaller caller) =>
        operation.Data.ValueKind == JsonValueKind.Array
            ? PatchRequest.ReadOperations(operation.Data, caller.Options.Profile).Operations
            : PatchRequest.Read(Data(operation), caller.Options.Profile).Operations;

    private static JsonElement Data(BulkOperation operation) => operation.Data.ValueKind switch
    {
        JsonValueKind.Object => operation.Data,
        JsonValueKind.Undefined =>
            throw new ScimFault(ScimType.InvalidSyntax, $"'data' is missing, which {operation.Method.ToString().ToUpperInvariant()} needs."),
        _ => throw new ScimFault(ScimType.InvalidSyntax, "'data' must be an object."),
    };

    // The operation's version stands for If-Match (RFC 7644 section 3.7). A tag that is none of ours matches nothing.
    private static ExpectedVersion Expected(BulkOperation operation) => operation.Version switch
    {
        null or AnyVersion => ExpectedVersion.Any,
        var tag => new ExpectedVersion(ResourceMeta.Version(tag) is { } version ? [version] : []),
    };

    private static ScimResource User(BulkOperation operation, BulkCaller caller) => caller.ReadUser(Data(operation));

    private static ScimResource Group(BulkOperation operation, BulkCaller caller) =>
        ResourceReader.Read(caller.Schemas.Group, Data(operation), caller.Options);

    private static BulkTarget Target(BulkOperation operation, BulkCaller caller)
    {
        var target = BulkTarget.Of(operation.Path) ?? throw new Refusal(new Error(ErrorKind.NotFound, "There is nothing at this path."));
        if ((operation.Method == BulkMethod.Post) != (target.Id is null))
        {
            throw new Refusal(new Error(ErrorKind.MethodNotAllowed, "This path does not take this method."));
        }

        return (IsUser(target.Type) ? caller.MayWriteUsers : caller.MayWriteGroups)
            ? target
            : throw new Refusal(Error.Forbidden("The credentials do not allow this."));
    }

    private static bool IsUser(ResourceType type) => ReferenceEquals(type, SchemaRegistry.Core.User);
}
