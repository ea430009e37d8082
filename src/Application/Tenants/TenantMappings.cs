using AutoMapper;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.Application.Tenants;

public sealed class TenantMappings : Profile
{
    public TenantMappings() => CreateMap<Tenant, TenantView>()
        .ForMember(view => view.Id, member => member.MapFrom(tenant => tenant.Id.Value))
        .ForMember(view => view.Slug, member => member.MapFrom(tenant => tenant.Slug.Value))
        .ForMember(view => view.DefaultTokenLifetimeDays, member => member.MapFrom(tenant => tenant.TokenLifetime.Days))
        .ForMember(view => view.MapsRoles, member => member.Ignore())
        .ForMember(view => view.Passwords, member => member.MapFrom(tenant => tenant.Passwords.Word()));
}
