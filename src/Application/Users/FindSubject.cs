using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>The user that the subject of a JWT is (RFC 7644 section 3.11): the one with that userName, else the only one with that externalId.</summary>
public sealed record FindSubjectQuery(TenantId Tenant, string Subject) : IQuery<UserId>;

internal sealed class FindSubjectHandler(IUserQueries users) : IRequestHandler<FindSubjectQuery, UserId>
{
    /// <exception cref="Refusal">not found: the subject is no user, or it cannot be told which</exception>
    public async Task<UserId> Handle(FindSubjectQuery query, CancellationToken cancellationToken) =>
        await OnlyAsync(query, "userName", cancellationToken)
        ?? await OnlyAsync(query, "externalId", cancellationToken)
        ?? throw new Refusal(new Error(ErrorKind.NotFound, "The subject of the credentials is no user of this tenant."));

    private async Task<UserId?> OnlyAsync(FindSubjectQuery query, string attribute, CancellationToken cancellationToken)
    {
        var path = new AttributePath(null, attribute, null);
        var isSubject = new Filter.Compare(path, CompareOperator.Eq, new FilterLiteral(FilterLiteralKind.String, query.Subject));
        var search = new UserSearch(FilterBinder.Bind(isSubject, SchemaRegistry.Core.User), StartIndex: 1, Count: 2);
        var page = await users.SearchAsync(query.Tenant, search, cancellationToken);
        return page.Users is [var user] ? user.Id : null;
    }
}
