namespace ScimPlatform.Bench.Load;

/// <summary>Cheap numbers without pattern, the same in every run (xorshift).</summary>
internal sealed class Dice(int seed)
{
    private ulong state = (ulong)(uint)seed * 0x9E3779B97F4A7C15 + 0xD1B54A32D192ED03;

    public int Below(int limit)
    {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        return (int)(state % (ulong)limit);
    }
}
