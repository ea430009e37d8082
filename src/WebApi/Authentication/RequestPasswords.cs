using ScimPlatform.Application.Users;
using ScimPlatform.Domain.Tenants;

namespace ScimPlatform.WebApi.Authentication;

/// <summary>What the tenant that a request on the SCIM plane is about does with passwords, once its caller is known.</summary>
internal sealed class RequestPasswords(IHttpContextAccessor accessor) : ICurrentPasswordPolicy
{
    private static readonly object Key = new();

    public PasswordPolicy Policy =>
        accessor.HttpContext?.Items.TryGetValue(Key, out var policy) == true ? (PasswordPolicy)policy! : PasswordPolicy.Keep;

    /// <summary>Binds what the request does from now on.</summary>
    public static void Bind(HttpContext context, PasswordPolicy policy)
    {
        if (policy != PasswordPolicy.Keep)
        {
            context.Items[Key] = policy;
        }
    }
}
