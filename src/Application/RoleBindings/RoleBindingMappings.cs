using AutoMapper;
using ScimPlatform.Domain.RoleBindings;

namespace ScimPlatform.Application.RoleBindings;

public sealed class RoleBindingMappings : Profile
{
    public RoleBindingMappings() => CreateMap<RoleBinding, RoleBindingView>()
        .ForMember(view => view.Id, member => member.MapFrom(binding => binding.Id.Value))
        .ForMember(view => view.TenantId, member => member.MapFrom(binding => binding.TenantId.Value))
        .ForMember(view => view.UserId, member => member.MapFrom(binding => binding.UserId.Value));
}
