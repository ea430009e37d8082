namespace ScimPlatform.Application.Common.Paging;

/// <summary>Which page is asked for.</summary>
/// <param name="Number">from 1</param>
/// <param name="Size">how many items a page has</param>
public sealed record PageRequest(int Number, int Size)
{
    public const int DefaultSize = 20;
    public const int MaxSize = 100;

    public long Skip => (long)(Number - 1) * Size;
}

/// <summary>One page of a list.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, int Total, PageRequest Request)
{
    /// <summary>How many pages there are; 0 when there is nothing.</summary>
    public int Pages => (int)(((long)Total + Request.Size - 1) / Request.Size);
}
