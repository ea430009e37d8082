using System.Runtime.CompilerServices;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Operations;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>A file that an import reads, twice: to see that it is whole, and to store it.</summary>
internal sealed class TransferFile(string path)
{
    private readonly TransferReader reader = new(path);

    /// <exception cref="OperationRefused">it is no export, of a newer version, cut off or changed</exception>
    public async Task<TransferHeader> RequireWholeAsync(CancellationToken cancellationToken)
    {
        TransferHeader? header = null;
        await foreach (var line in reader.LinesAsync(cancellationToken))
        {
            header ??= HeaderOf(line);
        }

        return header ?? throw new OperationRefused($"{path} is no export of a tenant.");
    }

    /// <summary>A line for each row.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> RowsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var isHeader = true;
        await foreach (var line in reader.LinesAsync(cancellationToken))
        {
            if (!isHeader)
            {
                yield return line;
            }

            isHeader = false;
        }
    }

    private TransferHeader HeaderOf(ReadOnlyMemory<byte> line) => TransferReader.Parse<TransferHeader>(line) switch
    {
        { Format: TransferFormat.Name, Version: > TransferFormat.Version and var version } =>
            throw new OperationRefused($"{path} is of a newer version ({version}) than this one reads ({TransferFormat.Version})."),
        { Format: TransferFormat.Name, Version: TransferFormat.Version, Tenant: { Slug: { } slug }, Counts: not null } header when TenantSlug.IsValid(slug) =>
            header,
        _ => throw new OperationRefused($"{path} is no export of a tenant."),
    };
}
