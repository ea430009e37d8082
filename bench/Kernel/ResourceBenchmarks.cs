using System.Text.Json.Nodes;
using BenchmarkDotNet.Attributes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Messages;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;

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
    public JsonObject ProjectAll() => ResourceProjector.Project(Samples.UserType, Samples.User.Document, Projection.Default);

    [Benchmark]
    public JsonObject ProjectSome() => ResourceProjector.Project(Samples.UserType, Samples.User.Document, Some);

    [Benchmark]
    public string Write() => ScimJson.Write(Samples.User.Document);
}
