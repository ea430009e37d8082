namespace ScimPlatform.WebApi.FunctionalTests.IdpTranscripts;

public sealed class IdpFactTests
{
    [Test]
    public void Covers_OfAllTranscripts_AreTheFactsAndEveryFact()
    {
        var facts = TranscriptFile.Facts();

        var gaps = Gaps(facts, TranscriptFile.All().Select(file => file.Transcript));

        Assert.That(facts, Is.Unique);
        Assert.That(gaps, Is.Empty);
    }

    [Test]
    public void Covers_OfPlantedTranscript_TellsWhatIsNotShownAndWhatIsUnknown()
    {
        var transcript = Transcript.Parse("""
            {
              "about": "shows one fact, and one that nobody knows",
              "steps": [{"name": "asks", "method": "GET", "path": "/Users", "covers": ["a: shown", "a: unknown"], "expect": {"status": 200}}]
            }
            """);

        var gaps = Gaps(["a: shown", "a: not shown"], [transcript]);

        Assert.That(gaps, Is.EqualTo(["no step shows 'a: not shown'", "'a: unknown' is not in facts.json"]));
    }

    private static IReadOnlyList<string> Gaps(IReadOnlyList<string> facts, IEnumerable<Transcript> transcripts)
    {
        var shown = transcripts.SelectMany(transcript => transcript.Steps).SelectMany(step => step.Covers).ToHashSet();
        return
        [
            .. facts.Where(fact => !shown.Contains(fact)).Select(fact => $"no step shows '{fact}'"),
            .. shown.Except(facts).Select(fact => $"'{fact}' is not in facts.json"),
        ];
    }
}
