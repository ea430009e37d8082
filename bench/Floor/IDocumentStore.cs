namespace ScimPlatform.Floor;

/// <summary>Documents in a database, as the product has them: one is read, one is added.</summary>
internal interface IDocumentStore
{
    const int Documents = 10_000;

    Task<byte[]> ReadAsync(int number);

    Task InsertAsync(byte[] document);
}
