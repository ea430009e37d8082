using ScimPlatform.Infrastructure.Jobs;

namespace ScimPlatform.Infrastructure.IntegrationTests.Jobs;

public sealed class IdleMemoryTests
{
    private const long Work = 100 * IdleMemory.Quiet;

    [TestCase(new long[] { 0, 0, 0 }, new[] { false, false, false })]
    [TestCase(new[] { Work, 0, 0, 0 }, new[] { false, true, false, false })]
    [TestCase(new[] { Work, Work, IdleMemory.Quiet, IdleMemory.Quiet + 1, 0 }, new[] { false, false, true, false, true })]
    public void IsDue_OnceWhenWorkIsOver(long[] allocated, bool[] expected)
    {
        var memory = new IdleMemory([]);
        var (total, due) = (0L, new List<bool>());
        foreach (var bytes in allocated)
        {
            total += bytes;
            due.Add(memory.IsDue(total));
        }

        Assert.That(due, Is.EqualTo(expected));
    }
}
