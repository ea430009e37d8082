using ScimPlatform.Application.Scim;
using ScimPlatform.TestSupport;

namespace ScimPlatform.Application.UnitTests.Scim.Patching.Model;

/// <summary>Whatever operations come in whatever order, in every profile's spelling: the engine does what <see cref="ReferencePatch"/> does.</summary>
[Category(Fuzz.Model)]
public sealed class PatchModelTests
{
    [Test]
    public void Apply_SequencesOnUsers_DoesWhatTheReferenceDoes()
    {
        var (count, first) = (Fuzz.Sequences(100_000), Fuzz.Seed);
        TestContext.Progress.WriteLine($"{count} sequences on users from seed {first}");

        for (var seed = first; seed < first + (ulong)count; seed++)
        {
            if (Difference(seed) is { } difference)
            {
                Assert.Fail($"SCIMPLATFORM_MODEL_SEED={seed}: {difference}");
            }
        }
    }

    // A model that cannot be contradicted shows nothing.
    [TestCase(nameof(Liberties.AllowsAbsent))]
    [TestCase(nameof(Liberties.MakesTargets))]
    [TestCase(nameof(Liberties.KeepsDescription))]
    [TestCase(nameof(Liberties.SelectsSingles))]
    [TestCase(nameof(Liberties.HoldsToInterop))]
    public void Apply_HeldAgainstAnotherReference_IsFoundToDiffer(string turnedAround)
    {
        var differences = Enumerable.Range(0, 5_000).Select(seed => Difference((ulong)seed, liberties => turnedAround switch
        {
            nameof(Liberties.AllowsAbsent) => liberties with { AllowsAbsent = !liberties.AllowsAbsent },
            nameof(Liberties.MakesTargets) => liberties with { MakesTargets = !liberties.MakesTargets },
            nameof(Liberties.KeepsDescription) => liberties with { KeepsDescription = !liberties.KeepsDescription },
            nameof(Liberties.SelectsSingles) => liberties with { SelectsSingles = !liberties.SelectsSingles },
            _ => liberties with { HoldsToInterop = !liberties.HoldsToInterop },
        }));

        Assert.That(differences, Has.Some.Not.Null);
    }

    [Test]
    public void Sequences_OfFiveThousandSeeds_AreDoneAndRefusedForEveryReason()
    {
        var outcomes = Enumerable.Range(0, 5_000).Select(seed => Sequence.Of((ulong)seed).Expected).ToList();

        Assert.That(outcomes.Count(outcome => outcome.StartsWith('{')), Is.GreaterThan(1_500));
        Assert.That(outcomes.Where(outcome => !outcome.StartsWith('{')).Distinct(), Is.EquivalentTo(
            new[]
            {
                ScimType.Mutability, ScimType.NoTarget, ScimType.InvalidPath, ScimType.InvalidValue, ScimType.InvalidSyntax, ScimType.InvalidFilter,
            }.Select(type => type.ToString())));
    }

    // The fewest operations that still show it are shown.
    private static string? Difference(ulong seed, Func<Liberties, Liberties>? turn = null)
    {
        var sequence = Sequence.Of(seed);
        sequence = turn is null ? sequence : sequence with { Liberties = turn(sequence.Liberties) };
        for (var index = 0; sequence.Differs && index < sequence.Operations.Count;)
        {
            var fewer = sequence.Without(index);
            (sequence, index) = fewer.Differs ? (fewer, index) : (sequence, index + 1);
        }

        return sequence.Differs ? sequence.ToString() : null;
    }
}
