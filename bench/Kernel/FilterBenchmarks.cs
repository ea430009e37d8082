using BenchmarkDotNet.Attributes;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Scim.Filters;
using ScimPlatform.Infrastructure.Filtering;
using ScimPlatform.Infrastructure.Persistence;
using ScimPlatform.Infrastructure.SqlServer;

namespace ScimPlatform.Kernel;

/// <summary>A filter from text to an answer: parsed, bound, evaluated in memory or written as SQL.</summary>
[MemoryDiagnoser]
public class FilterBenchmarks : IDisposable
{
    private static readonly Filter Parsed = FilterParser.Parse(Samples.FilterText);
    private static readonly BoundFilter Bound = FilterBinder.Bind(Parsed, Samples.UserType);

    // No server is asked: the SQL is only written.
    private readonly SqlServerScimPlatformDbContext context = new SqlServerDesignTimeFactory().CreateDbContext([]);

    [Benchmark]
    public Filter Parse() => FilterParser.Parse(Samples.FilterText);

    [Benchmark]
    public BoundFilter Bind() => FilterBinder.Bind(Parsed, Samples.UserType);

    [Benchmark]
    public bool Evaluate() => FilterEvaluator.Matches(Bound, Samples.User.Document);

    [Benchmark]
    public object Translate() => FilterTranslator.Translate(Bound, context);

    [Benchmark]
    public string TranslateToSql() => context.Users.Where(FilterTranslator.Translate(Bound, context)).ToQueryString();

    [GlobalCleanup]
    public void Dispose()
    {
        context.Dispose();
        GC.SuppressFinalize(this);
    }
}
