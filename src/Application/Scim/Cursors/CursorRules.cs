namespace ScimPlatform.Application.Scim.Cursors;

internal static class CursorRules
{
    /// <exception cref="ScimFault">invalidValue: paging by index and by cursor at once (RFC 9865 section 2)</exception>
    public static void RequireOne(string? cursor, int? startIndex)
    {
        if (cursor is not null && startIndex is not null)
        {
            throw new ScimFault(ScimType.InvalidValue, "'cursor' and 'startIndex' cannot be given together.");
        }
    }
}
