using System.Text.Json;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.WebApi.FunctionalTests.Hosting;

namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

/// <summary>A file of this folder's sub-folders, one for each identity provider.</summary>
/// <param name="Idp">the folder's name</param>
/// <param name="Name">the file's, without its extension</param>
/// <param name="Transcript">what it says</param>
internal sealed record TranscriptFile(string Idp, string Name, Transcript Transcript)
{
    private const string Folder = "tests/WebApi.FunctionalTests/IdpTranscripts";

    /// <summary>The profiles under which it is said: the default, and the identity provider's own where there is one.</summary>
    public IEnumerable<string> Profiles =>
        new[] { CompatibilityProfile.Default, CompatibilityProfile.Named(Idp) }.OfType<CompatibilityProfile>().Select(profile => profile.Name);

    public static IEnumerable<TranscriptFile> All() =>
        Directory.EnumerateFiles(RepositoryFiles.PathOf(Folder), "*.json", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) != "facts.json")
            .Order(StringComparer.Ordinal)
            .Select(Read);

    /// <summary>Everything that is known of how identity providers behave, by a short name each.</summary>
    public static IReadOnlyList<string> Facts() => JsonSerializer.Deserialize<string[]>(RepositoryFiles.Read($"{Folder}/facts.json"))!;

    public override string ToString() => $"{Idp}/{Name}";

    private static TranscriptFile Read(string path)
    {
        try
        {
            var idp = Path.GetFileName(Path.GetDirectoryName(path)!);
            return new TranscriptFile(idp, Path.GetFileNameWithoutExtension(path), Transcript.Parse(File.ReadAllText(path)));
        }
        catch (JsonException fault)
        {
            throw new InvalidOperationException($"{path} is no transcript: {fault.Message}", fault);
        }
    }
}
