namespace ScimPlatform.Application.Users;

/// <summary>Turns passwords into what may be stored: slow on purpose, with a salt in each.</summary>
public interface IPasswordHashing
{
    string Hash(string password);

    bool Matches(string hash, string password);
}
