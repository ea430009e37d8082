using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>Writes a tenant to a file, as it is at one moment, a row at a time.</summary>
public sealed class TenantExport(ScimPlatformDbContext context, DatabaseSchema schema, AuditVerification audit, TimeProvider time)
{
    /// <param name="slug">whose</param>
    /// <param name="path">the file to make; it is there whole or not at all</param>
    /// <param name="cancellationToken">ends the work</param>
    /// <returns>the file's first line</returns>
    /// <exception cref="OperationRefused">the database is of another version, there is no such tenant, or the file exists</exception>
    public async Task<TransferHeader> SaveAsync(string slug, string path, CancellationToken cancellationToken)
    {
        (await schema.ReadAsync(cancellationToken)).RequireCurrent(DatabaseSchema.What);
        if (Path.Exists(path))
        {
            throw new OperationRefused($"{path} exists already.");
        }

        var id = await FindAsync(slug, cancellationToken);
        var faults = (await audit.VerifyAsync(id, cancellationToken)).Faults.Count;
        await using var snapshot = await ReadSnapshot.BeginAsync(context, cancellationToken);
        var tables = TransferTable.All(context);
        var counts = new Dictionary<string, long>();
        foreach (var table in tables)
        {
            await using var command = Ask(snapshot, table.Count, id);
            counts[table.Name] = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        }

        var header = new TransferHeader(
            TransferFormat.Name, TransferFormat.Version, new TransferredTenant(id.Value, slug), time.Now(), faults, counts);
        await PartialFile.MakeAsync(path, part => WriteAsync(part, header, snapshot, tables, cancellationToken));
        return header;
    }

    private async Task<TenantId> FindAsync(string slug, CancellationToken cancellationToken)
    {
        var found = TenantSlug.IsValid(slug)
            ? await context.Tenants.AsNoTracking().SingleOrDefaultAsync(tenant => tenant.Slug == TenantSlug.Of(slug), cancellationToken)
            : null;
        return found?.Id ?? throw new OperationRefused($"There is no tenant '{slug}'.");
    }

    private static DbCommand Ask(ReadSnapshot snapshot, string sql, TenantId tenant)
    {
        var command = snapshot.Command(sql);
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (TransferTable.Tenant, tenant.Value);
        command.Parameters.Add(parameter);
        return command;
    }

    private static async Task WriteAsync(
        string path, TransferHeader header, ReadSnapshot snapshot, IReadOnlyList<TransferTable> tables, CancellationToken cancellationToken)
    {
        await using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.None, bufferSize: 0, useAsync: true);
        await using var writer = new TransferWriter(file);
        await writer.LineAsync(json => JsonSerializer.Serialize(json, header, TransferFormat.Json), cancellationToken);
        foreach (var table in tables)
        {
            await using var command = Ask(snapshot, table.Select, new TenantId(header.Tenant.Id));
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            while (await reader.ReadAsync(cancellationToken))
            {
                await writer.LineAsync(json => TransferRow.Write(json, table, reader), cancellationToken);
            }
        }

        await writer.EndAsync(cancellationToken);
        file.Flush(flushToDisk: true);
    }
}
