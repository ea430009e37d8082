namespace ScimPlatform.WebApi.Configuration;

/// <summary>A setting that the server cannot start with. The message names it and says what it has to be, in one line.</summary>
public sealed class SettingFault(string message) : Exception(message)
{
    public static SettingFault Of(string key, string needs) => new($"The setting {key} {needs}.");
}
