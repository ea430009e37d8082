using FluentValidation;
using MediatR;
using ScimPlatform.Application.Common;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.ScimTokens;

/// <summary>The live tokens of a tenant, newest first, a stretch at a time.</summary>
/// <param name="Tenant">whose tokens</param>
/// <param name="Name">only those of exactly this name; null for all</param>
/// <param name="Limit">how many at once</param>
/// <param name="NextCursor">where the stretch before ended; null for the start</param>
public sealed record ListLiveScimTokensQuery(TenantId Tenant, string? Name, int Limit, string? NextCursor)
    : IQuery<LiveScimTokens>;

/// <param name="Tokens">the stretch</param>
/// <param name="NextCursor">where to go on, or null at the end</param>
public sealed record LiveScimTokens(IReadOnlyList<ScimTokenView> Tokens, string? NextCursor);

internal sealed class ListLiveScimTokensValidator : AbstractValidator<ListLiveScimTokensQuery>
{
    public ListLiveScimTokensValidator()
    {
        RuleFor(query => query.Limit).Between(1, 100);
        RuleFor(query => query.NextCursor)
            .Must(cursor => cursor is null || Guid.TryParseExact(cursor, "N", out _))
            .WithProblem(FieldProblem.BadForm, "must be a cursor of an earlier answer");
    }
}

internal sealed class ListLiveScimTokensHandler(IScimTokenQueries tokens, TimeProvider time)
    : IRequestHandler<ListLiveScimTokensQuery, LiveScimTokens>
{
    public async Task<LiveScimTokens> Handle(ListLiveScimTokensQuery query, CancellationToken cancellationToken)
    {
        var live = await tokens.ListLiveAsync(query.Tenant, time.Now(), cancellationToken);
        var after = query.NextCursor is null ? (Guid?)null : Guid.ParseExact(query.NextCursor, "N");

        // Ids grow with time (UUID version 7), so "after that id" holds even when its token has gone meanwhile.
        var rest = live
            .Where(token => after is not { } id || token.Id.CompareTo(id) < 0)
            .Where(token => query.Name is null || token.Name == query.Name)
            .ToList();
        var stretch = rest.Take(query.Limit).ToList();
        return new LiveScimTokens(stretch, rest.Count > stretch.Count ? stretch[^1].Id.ToString("N") : null);
    }
}
