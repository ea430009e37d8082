using System.Collections;
using System.Text.Json;
using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;

namespace ScimPlatform.Application.UnitTests.Scim.Patching;

/// <summary>What a PATCH costs, and that it ends when nobody waits for it.</summary>
public sealed class PatchCostTests
{
    private const int Values = 1_000;

    [Test]
    public void Apply_OfManyAdditionsToALongList_CostsAsMuchAsTheListAndTheAdditions()
    {
        var user = User(Values);
        List<PatchOperation> operations = [.. Enumerable.Range(Values, Values).Select(Addition)];
        PatchEngine.Apply(user, operations, CompatibilityProfile.Default);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var patched = PatchEngine.Apply(user, operations, CompatibilityProfile.Default);

        Assert.That(patched.Document["emails"]!.AsArray(), Has.Count.EqualTo(2 * Values));
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(10_000 * Values));
    }

    [Test]
    public void Apply_OfAdditionsBesideOtherSteps_KnowsWhatStandsInTheList()
    {
        PatchOperation[] operations =
        [
            Addition(0),
            new(PatchVerb.Replace, "emails[value eq \"0@x.example\"].value", JsonValue.Create("1@x.example")),
            Addition(1),
            Addition(0),
            new(PatchVerb.Remove, "emails[value eq \"1@x.example\"]", null, HasValue: false),
            Addition(1),
            Addition(1),
        ];

        var patched = PatchEngine.Apply(User(0), operations, CompatibilityProfile.Default);

        Assert.That(patched.Document["emails"]!.AsArray().Select(email => (string?)email!["value"]), Is.EqualTo(["0@x.example", "1@x.example"]));
    }

    [Test]
    public void Apply_CancelledAtAStep_DoesNotBeginTheNext()
    {
        using var source = new CancellationTokenSource();
        var operations = new Cancelling([.. Enumerable.Range(0, 10).Select(Addition)], at: 3, source);

        Assert.That(
            () => PatchEngine.Apply(User(1), operations, CompatibilityProfile.Default, source.Token), Throws.TypeOf<OperationCanceledException>());
        Assert.That(operations.Begun, Is.EqualTo(3));
    }

    [Test]
    public void Apply_ToAGroupCancelledAtAStep_DoesNotBeginTheNext()
    {
        using var source = new CancellationTokenSource();
        var operations = new Cancelling([.. Enumerable.Range(0, 10).Select(_ => new PatchOperation(PatchVerb.Remove, "members", null, HasValue: false))], at: 3, source);
        var group = new ScimResource(SchemaRegistry.Core.Group, new JsonObject { ["id"] = "g", ["displayName"] = "g" });

        Assert.That(
            () => GroupPatch.Apply(group, operations, CompatibilityProfile.Default, source.Token), Throws.TypeOf<OperationCanceledException>());
        Assert.That(operations.Begun, Is.EqualTo(3));
    }

    [Test]
    public void Read_OfAListCancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        using var body = JsonDocument.Parse("""{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User"],"userName":"a","emails":[{"value":"a"}]}""");

        Assert.That(
            () => ResourceReader.Read(SchemaRegistry.Core.User, body.RootElement, new ReadOptions(CompatibilityProfile.Default), source.Token),
            Throws.TypeOf<OperationCanceledException>());
    }

    private static PatchOperation Addition(int number) =>
        new(PatchVerb.Add, "emails", new JsonArray(new JsonObject { ["value"] = $"{number}@x.example" }));

    private static ScimResource User(int emails)
    {
        var document = new JsonObject { ["id"] = "u", ["userName"] = "u" };
        if (emails > 0)
        {
            document["emails"] = new JsonArray([.. Enumerable.Range(0, emails).Select(number => new JsonObject { ["value"] = $"{number}@x.example" })]);
        }

        return new ScimResource(SchemaRegistry.Core.User, document);
    }

    /// <summary>Operations of which one cancels the request when it is begun.</summary>
    private sealed class Cancelling(IReadOnlyList<PatchOperation> operations, int at, CancellationTokenSource source) : IReadOnlyList<PatchOperation>
    {
        public int Begun { get; private set; }

        public int Count => operations.Count;

        public PatchOperation this[int index] => operations[index];

        public IEnumerator<PatchOperation> GetEnumerator()
        {
            foreach (var operation in operations)
            {
                if (++Begun == at)
                {
                    source.Cancel();
                }

                yield return operation;
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
