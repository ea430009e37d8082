using System.Text.Json.Nodes;
using ScimPlatform.Application.Scim;
using ScimPlatform.Application.Scim.IdpQuirks;
using ScimPlatform.Application.Scim.Patching;
using ScimPlatform.Application.Scim.Resources;
using ScimPlatform.Application.Scim.Schemas;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>A stored user, and the operations of one PATCH in the spelling of a profile.</summary>
/// <param name="Profile">the deviations that are understood</param>
/// <param name="Liberties">what the profile is said to allow</param>
/// <param name="Document">as stored</param>
/// <param name="Operations">what each means, and how it is written</param>
internal sealed record Sequence(
    CompatibilityProfile Profile, Liberties Liberties, JsonObject Document, IReadOnlyList<(ModelOperation Meant, JsonObject Written)> Operations)
{
    private const int MostOperations = 5;

    /// <summary>The document afterwards, or why it is refused, by the reference.</summary>
    public string Expected => Outcome(copy =>
    {
        ReferencePatch.Apply(copy, Operations.Select(operation => operation.Meant), Liberties);
        return copy;
    });

    /// <summary>The same by the engine.</summary>
    public string Actual => Operations.Count == 0 ? Outcome(copy => copy) : Outcome(copy =>
        PatchEngine.Apply(new ScimResource(SchemaRegistry.Core.User, copy), Patch.Operations(Written, Profile), Profile).Document);

    public bool Differs => Expected != Actual;

    private string Written => new JsonArray([.. Operations.Select(operation => operation.Written.DeepClone())]).ToJsonString();

    public static Sequence Of(ulong seed)
    {
        var dice = new Dice(seed);
        var profile = dice.Of(CompatibilityProfile.All);
        var generator = new OperationGenerator(dice);
        var spelling = new Spelling(profile.Name, dice);
        var document = generator.Document();
        var operations = Enumerable.Range(0, dice.Below(MostOperations) + 1)
            .Select(_ => generator.Operation())
            .Select(operation => (operation, spelling.Write(operation)));
        return new Sequence(profile, spelling.Liberties, document, [.. operations]);
    }

    public Sequence Without(int index) => this with { Operations = [.. Operations.Where((_, place) => place != index)] };

    public override string ToString() => $"""
        {Profile.Name}, on {Document.ToJsonString()}
        {Written}
        expected {Expected}
        but was  {Actual}
        """;

    private string Outcome(Func<JsonObject, JsonObject> apply)
    {
        try
        {
            return Ordered(apply(Document.DeepClone().AsObject()))!.ToJsonString();
        }
        catch (Refused refused)
        {
            return refused.Message;
        }
        catch (ScimFault fault)
        {
            return fault.Type.ToString();
        }
    }

    // The order of members means nothing in JSON, that of values is kept.
    private static JsonNode? Ordered(JsonNode? node) => node switch
    {
        JsonObject members => new JsonObject(
            members.OrderBy(member => member.Key, StringComparer.Ordinal).Select(member => KeyValuePair.Create(member.Key, Ordered(member.Value)))),
        JsonArray list => new JsonArray([.. list.Select(Ordered)]),
        _ => node?.DeepClone(),
    };
}
