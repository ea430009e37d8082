using BenchmarkDotNet.Attributes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Users;

namespace ScimPlatform.Kernel;

/// <summary>A user from the client's JSON to what is stored, changed and shown.</summary>
[MemoryDiagnoser]
public class ResourceBenchmarks
{
    private static readonly IReadOnlyList<PatchOperation> Operations =
        PatchRequest.Read(Samples.PatchJson, CompatibilityProfile.Default).Operations;

    private static readonly Projection Some = Projection.Parse("userName,emails.value,name", null);

    [Benchmark]
    public ScimResource Read() => ResourceReader.Read(Samples.UserType, Samples.UserJson, ReadOptions.Default);

    [Benchmark]
    public PatchRequest ReadPatch() => PatchRequest.Read(Samples.PatchJson, CompatibilityProfile.Default);

    [Benchmark]
    public ScimResource Patch() => PatchEngine.Apply(Samples.User, Operations, CompatibilityProfile.Default);

    [Benchmark]
    public long ShowAll() => Show(Projection.Default);

    [Benchmark]
    public long ShowSome() => Show(Some);

    [Benchmark]
    public string Write() => ScimJson.Write(Samples.User.Document);

    private static long Show(Projection projection)
    {
        var to = JsonBuffer.Take();
        new UserWriter(Samples.UserType, projection, "https://scim.example/scim/v2").Write(to, Samples.View);
        var length = to.Length;
        to.GiveBack();
        return length;
    }
}
