using ScimPlatform.Application.Access;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleMappings;

namespace ScimPlatform.Application.RoleMappings;

/// <summary>Tells whose access is another one because a mapping came or went.</summary>
public sealed class RoleMappingEvents(IAccessQueries access, AccessEvents events)
{
    /// <param name="name">granted or revoked</param>
    /// <param name="mapping">the one that comes or goes</param>
    /// <param name="cancellationToken">ends the query</param>
    internal async Task TellAsync(EventName name, RoleMapping mapping, CancellationToken cancellationToken)
    {
        var question = new MappingQuestion(mapping.Group, mapping.Name, mapping.Id);
        var users = await access.ByMappingAloneAsync(mapping.TenantId, question, AccessEvents.MostNamed, cancellationToken);
        events.Tell(name, mapping.TenantId, mapping.Id.Value, mapping.Name, users);
    }
}
