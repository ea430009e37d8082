namespace ScimPlatform.Infrastructure.Operations;

public enum SchemaKind
{
    /// <summary>There is no database.</summary>
    Absent,

    /// <summary>There is a database, and nothing in it.</summary>
    Empty,

    /// <summary>It lacks migrations that this version has.</summary>
    Older,

    /// <summary>It has exactly the migrations of this version.</summary>
    Current,

    /// <summary>It has one migration more: the next release has migrated it, and this one can still work with it.</summary>
    OneAhead,

    /// <summary>It is more than one migration ahead, or of a version that parts from this one.</summary>
    TooNew,

    /// <summary>It holds something else.</summary>
    Foreign,
}

/// <summary>What a database has, against what this version knows (docs/decisions/0027-one-migration-a-release.md).</summary>
/// <param name="Kind">what that means</param>
/// <param name="Missing">migrations of this version that the database lacks, the oldest first</param>
/// <param name="Unknown">migrations of the database that this version does not know</param>
public sealed record SchemaState(SchemaKind Kind, IReadOnlyList<string> Missing, IReadOnlyList<string> Unknown)
{
    /// <param name="known">the migrations of this version, the oldest first</param>
    /// <param name="applied">those of the database</param>
    /// <param name="hasTables">whether anything is in it</param>
    public static SchemaState Of(IReadOnlyList<string> known, IReadOnlyList<string> applied, bool hasTables)
    {
        IReadOnlyList<string> missing = [.. known.Except(applied)];
        IReadOnlyList<string> unknown = [.. applied.Except(known)];
        var kind = (missing.Count, unknown.Count) switch
        {
            _ when missing.Count == known.Count => hasTables ? SchemaKind.Foreign : SchemaKind.Empty,
            (0, 0) => SchemaKind.Current,
            (0, 1) => SchemaKind.OneAhead,
            (_, > 0) => SchemaKind.TooNew,
            _ => SchemaKind.Older,
        };
        return new SchemaState(kind, missing, unknown);
    }

    /// <summary>Refuses what this version must not touch at all.</summary>
    /// <param name="what">what holds it, as a message begins</param>
    /// <exception cref="OperationRefused">it is too new, or of another product</exception>
    public void RequireKnown(string what)
    {
        if (Kind == SchemaKind.TooNew)
        {
            throw new OperationRefused(
                $"{what} was migrated by a later version, which this one cannot work with: it does not know {string.Join(", ", Unknown)}.");
        }

        if (Kind == SchemaKind.Foreign)
        {
            throw new OperationRefused($"{what} is of another product: it has tables, and no migration of this one.");
        }
    }

    /// <summary>Refuses what is not there yet, besides.</summary>
    /// <exception cref="OperationRefused">it is too new, of another product, empty or missing</exception>
    public void RequirePresent(string what)
    {
        RequireKnown(what);
        if (Kind is SchemaKind.Absent or SchemaKind.Empty)
        {
            throw new OperationRefused($"{what} is not there, or nothing is in it; the command migrate makes it.");
        }
    }

    /// <summary>Refuses what lacks a migration, besides.</summary>
    /// <exception cref="OperationRefused">it is too new, too old, of another product, empty or missing</exception>
    public void RequireComplete(string what)
    {
        RequirePresent(what);
        if (Kind == SchemaKind.Older)
        {
            throw new OperationRefused($"{what} is of an earlier version; the command migrate adds what it lacks: {string.Join(", ", Missing)}.");
        }
    }

    /// <summary>Refuses every version but this one's, besides: for what has to know every column.</summary>
    /// <exception cref="OperationRefused">it is not of this version</exception>
    public void RequireCurrent(string what)
    {
        RequireComplete(what);
        if (Kind == SchemaKind.OneAhead)
        {
            throw new OperationRefused(
                $"{what} was migrated by the next version, whose command this takes: this one does not know {string.Join(", ", Unknown)}.");
        }
    }
}
