namespace ScimPlatform.Infrastructure.Persistence.Statements;

/// <summary>A row of an answer, with values as the model stores them. Columns count from 0.</summary>
public abstract class Row
{
    public abstract Guid Id(int column);

    public Guid? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    public abstract string Text(int column);

    /// <summary>A text in UTF-8, as it travels.</summary>
    public abstract byte[] Utf8(int column);

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public abstract long Long(int column);

    public abstract int Int(int column);

    public abstract bool Flag(int column);

    public bool? FlagOrNull(int column) => IsNull(column) ? null : Flag(column);

    /// <summary>UTC.</summary>
    public abstract DateTimeOffset Time(int column);

    public DateTimeOffset? TimeOrNull(int column) => IsNull(column) ? null : Time(column);

    protected abstract bool IsNull(int column);
}
