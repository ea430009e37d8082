using Microsoft.AspNetCore.Identity;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>The framework's password hasher: PBKDF2 with a salt and the number of rounds in each hash.</summary>
internal sealed class PasswordHashing : IPasswordHashing
{
    private static readonly object Nobody = new();
    private readonly PasswordHasher<object> hasher = new();

    public string Hash(string password) => hasher.HashPassword(Nobody, password);

    public bool Matches(string hash, string password) =>
        hasher.VerifyHashedPassword(Nobody, hash, password) != PasswordVerificationResult.Failed;
}
