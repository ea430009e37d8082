using BenchmarkDotNet.Attributes;
using ScimPlatform.Domain.ScimTokens;

namespace ScimPlatform.Kernel;

/// <summary>What a SCIM token costs before the database is asked.</summary>
[MemoryDiagnoser]
public class TokenBenchmarks
{
    private readonly string secret = TokenSecret.Generate("scim_live_").Reveal();

    [Benchmark]
    public bool CheckForm() => TokenSecret.IsWellFormed(secret);

    [Benchmark]
    public TokenHash Hash() => TokenHash.Of(secret);
}
