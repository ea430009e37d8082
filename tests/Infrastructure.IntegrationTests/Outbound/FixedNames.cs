using System.Net;
using ScimPlatform.Infrastructure.Outbound;

namespace ScimPlatform.Infrastructure.IntegrationTests.Outbound;

/// <summary>Names that mean what a test says, one answer after another; the last one stays.</summary>
internal sealed class FixedNames(params string[][] answers) : INameResolution
{
    public List<string> Asked { get; } = [];

    public Task<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken)
    {
        Asked.Add(host);
        return Task.FromResult(answers[Math.Min(Asked.Count, answers.Length) - 1].Select(IPAddress.Parse).ToArray());
    }
}
