using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Primitives;

namespace ScimPlatform.Infrastructure.Caching;

/// <summary>
/// What EF Core keeps of the queries that it has composed, bounded by about how many bytes that is. It counts entries by itself, and of filters
/// there are as many as clients care to write: each of another shape is another query, and one of two hundred terms is half a megabyte.
/// </summary>
internal sealed class QueryCache : IMemoryCache
{
    /// <summary>Room for hundreds of queries of the usual size.</summary>
    public const long MostBytes = 48 * 1024 * 1024;

    // Measured over filters of 200 terms: what a query keeps alive for each node of its expression, and for each character of its SQL.
    private const int BytesOfANode = 96;
    private const int BytesOfACharacter = 8;
    private const int BytesOfAnythingElse = 1024;

    private readonly MemoryCache entries = new(new MemoryCacheOptions { SizeLimit = MostBytes });

    public ICacheEntry CreateEntry(object key) => new Entry(entries.CreateEntry(key));

    public bool TryGetValue(object key, out object? value) => entries.TryGetValue(key, out value);

    public void Remove(object key) => entries.Remove(key);

    public void Dispose() => entries.Dispose();

    private static long SizeOf(object key, object? value) => (key, value) switch
    {
        (QueryKey query, _) => BytesOfAnythingElse + (BytesOfANode * query.CountNodes()),
        (_, IRelationalCommandTemplate command) => BytesOfAnythingElse + (BytesOfACharacter * (long)command.CommandText.Length),
        _ => BytesOfAnythingElse,
    };

    /// <summary>An entry that knows its size, whatever EF Core says it is.</summary>
    private sealed class Entry(ICacheEntry entry) : ICacheEntry
    {
        public object Key => entry.Key;

        public object? Value
        {
            get => entry.Value;
            set => entry.Value = value;
        }

        public DateTimeOffset? AbsoluteExpiration
        {
            get => entry.AbsoluteExpiration;
            set => entry.AbsoluteExpiration = value;
        }

        public TimeSpan? AbsoluteExpirationRelativeToNow
        {
            get => entry.AbsoluteExpirationRelativeToNow;
            set => entry.AbsoluteExpirationRelativeToNow = value;
        }

        public TimeSpan? SlidingExpiration
        {
            get => entry.SlidingExpiration;
            set => entry.SlidingExpiration = value;
        }

        public IList<IChangeToken> ExpirationTokens => entry.ExpirationTokens;

        public IList<PostEvictionCallbackRegistration> PostEvictionCallbacks => entry.PostEvictionCallbacks;

        public CacheItemPriority Priority
        {
            get => entry.Priority;
            set => entry.Priority = value;
        }

        public long? Size
        {
            get => entry.Size;
            set => entry.Size = value;
        }

        public void Dispose()
        {
            entry.Size = SizeOf(entry.Key, entry.Value);
            entry.Dispose();
        }
    }
}

/// <summary>Gives the keys of composed queries a size. What providers add to theirs is the same for all contexts of this process.</summary>
internal sealed class QueryKeys(CompiledQueryCacheKeyGeneratorDependencies dependencies, RelationalCompiledQueryCacheKeyGeneratorDependencies relational)
    : RelationalCompiledQueryCacheKeyGenerator(dependencies, relational)
{
    public override object GenerateCacheKey(Expression query, bool async) => new QueryKey(base.GenerateCacheKey(query, async), query);
}

/// <summary>EF Core's key, with the expression that is part of it anyway.</summary>
internal sealed class QueryKey(object key, Expression query) : IEquatable<QueryKey>
{
    private readonly object key = key;

    public long CountNodes()
    {
        var nodes = new Nodes();
        nodes.Visit(query);
        return nodes.Count;
    }

    public bool Equals(QueryKey? other) => other is not null && key.Equals(other.key);

    public override bool Equals(object? obj) => Equals(obj as QueryKey);

    public override int GetHashCode() => key.GetHashCode();

    private sealed class Nodes : ExpressionVisitor
    {
        public long Count { get; private set; }

        public override Expression? Visit(Expression? node)
        {
            Count += node is null ? 0 : 1;
            return base.Visit(node);
        }

        // Roots of queries and the like have nothing within that can be visited.
        protected override Expression VisitExtension(Expression node) => node;
    }
}
