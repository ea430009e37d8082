using MediatR;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Application.Tenants;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.WebApi.Authentication;

namespace ScimPlatform.WebApi.Authorization;

/// <summary>
/// Finds out which tenant a request means. The claim of a JWT binds its bearer to one tenant; only the platform's scope without such a
/// claim lets a request name one.
/// </summary>
public sealed class TenantResolver(IMediator sender, IHttpContextAccessor accessor, IRequestFaults faults)
{
    /// <summary>Under which key of a request's items its tenant's id stands, once it was found.</summary>
    public static readonly object Found = new();

    public const string Header = "X-Tenant";
    public const string QueryParameter = "tenant_id";

    private HttpContext Context => accessor.HttpContext ?? throw new InvalidOperationException("There is no request.");

    /// <param name="named">the tenant that the body names, if it does</param>
    /// <exception cref="Refusal">
    /// forbidden: another tenant than the caller's; invalid: no tenant is named, or two; not found: there is no such tenant
    /// </exception>
    public async Task<TenantId> ResolveAsync(TenantName? named = null) => new((await FindAsync(named)).Id);

    /// <summary>The same, with what is known of the tenant.</summary>
    public async Task<TenantView> FindAsync(TenantName? named = null)
    {
        var tenant = await FindNamedAsync(named);
        Context.Items[Found] = tenant.Id;
        RequestMappings.Bind(Context, tenant.MapsRoles);
        return tenant;
    }

    private async Task<TenantView> FindNamedAsync(TenantName? named)
    {
        var names = Named(named);
        if (Context.User.TenantName() is { } own)
        {
            return Own(await SendAsync(own), names);
        }

        if (!Context.User.MayDo(Permissions.Platform))
        {
            throw new Refusal(Error.Forbidden("The credentials belong to no tenant."));
        }

        return names is [] ? throw Missing() : await AgreedAsync(names);
    }

    /// <summary>The same for what outlives its tenant: without a tenant of its own, the platform's scope also reaches tenants that are gone, by id.</summary>
    public async Task<TenantId> ResolvePastAsync()
    {
        if (Context.User.TenantName() is null && Context.User.MayDo(Permissions.Platform)
            && Named(null) is [var first, .. var others] && Uuid.TryParse(first.Value, out var id)
            && others.TrueForAll(other => other.Value == first.Value)
            && await SendAsync(first.Value) is null && await sender.Send(new HasAuditEventsQuery(new TenantId(id)), Context.RequestAborted))
        {
            return new TenantId(id);
        }

        return await ResolveAsync();
    }

    private static TenantView Own(TenantView? tenant, List<TenantName> names) =>
        tenant is null ? throw new Refusal(Error.NotFound("Tenant"))
        : names.All(name => Names(name, tenant)) ? tenant
        : throw new Refusal(Error.Forbidden("The credentials belong to another tenant."));

    private static bool Names(TenantName name, TenantView tenant) =>
        name.Value == tenant.Slug || (Uuid.TryParse(name.Value, out var id) && id == tenant.Id);

    // A body whose tenant cannot be read names none; that it cannot is to be said as well.
    private Refusal Missing() => new(Error.Invalid(
    [
        new FieldError(FieldSource.Query, QueryParameter, FieldProblem.Missing, "is missing: the credentials belong to no tenant, so the request must name one"),
        .. faults.Take(),
    ]));

    private async Task<TenantView> AgreedAsync(List<TenantName> names)
    {
        var tenant = await SendAsync(names[0].Value) ?? throw new Refusal(Error.NotFound("Tenant"));
        var other = names.FirstOrDefault(name => !Names(name, tenant));
        return other is null
            ? tenant
            : throw new Refusal(Error.Invalid(
                new FieldError(other.Source, other.Field, FieldProblem.BadForm, $"names another tenant than {names[0].Field}")));
    }

    private List<TenantName> Named(TenantName? inBody)
    {
        var names = new List<TenantName>();
        if (inBody is not null)
        {
            names.Add(inBody);
        }

        names.AddRange(TenantInBody.Of(Context));

        foreach (var value in Context.Request.Query[QueryParameter].OfType<string>())
        {
            names.Add(Uuid.TryParse(value, out _)
                ? new TenantName(FieldSource.Query, QueryParameter, value)
                : throw new Refusal(Error.Invalid(new FieldError(FieldSource.Query, QueryParameter, FieldProblem.NotUuid, "must be a uuid"))));
        }

        names.AddRange(Context.Request.Headers[Header].OfType<string>().Select(value => new TenantName(FieldSource.Header, Header, value)));
        return names;
    }

    private Task<TenantView?> SendAsync(string idOrSlug) => sender.Send(new FindTenantQuery(idOrSlug), Context.RequestAborted);
}
