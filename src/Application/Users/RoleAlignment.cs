using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.Users;

namespace ScimPlatform.Application.Users;

/// <summary>Makes a user's role bindings what a document says.</summary>
/// <param name="Bindings">the bindings afterwards</param>
/// <param name="Changed">whether anything had to be done</param>
internal sealed record RoleAlignment(IReadOnlyList<RoleBinding> Bindings, bool Changed)
{
    public static RoleAlignment Align(
        IRoleBindingRepository repository,
        User user,
        IReadOnlyList<RoleBinding> held,
        IReadOnlyList<UserRole> wanted,
        Actor by,
        DateTimeOffset now)
    {
        var changed = false;
        foreach (var binding in held.Where(binding => wanted.All(role => role.Name != binding.Name)))
        {
            repository.Remove(binding);
            user.Loses(binding);
            changed = true;
        }

        var bindings = new List<RoleBinding>();
        foreach (var (ordinal, role) in wanted.Index())
        {
            var binding = held.FirstOrDefault(binding => binding.Name == role.Name);
            if (binding is null)
            {
                binding = RoleBinding.Bind(user, role.Name, role.Label, ordinal, by, now);
                repository.Add(binding);
                user.Gains(binding);
                changed = true;
            }
            else
            {
                changed |= binding.Describe(role.Label, ordinal);
            }

            bindings.Add(binding);
        }

        return new RoleAlignment(bindings, changed);
    }
}
