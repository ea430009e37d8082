using System.Data.Common;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Users;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Operations;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>Stores the tenant of a file, in one transaction, in a database of any engine that does not have it.</summary>
public sealed class TenantImport(ScimPlatformDbContext context, DatabaseSchema schema, SchemaCheck layout, AuditKey key)
{
    /// <returns>the file's first line</returns>
    /// <exception cref="OperationRefused">the file or the database is not as it should be; nothing is stored</exception>
    public async Task<TransferHeader> LoadAsync(string path, CancellationToken cancellationToken)
    {
        var file = new TransferFile(path);
        var header = await file.RequireWholeAsync(cancellationToken);
        (await schema.ReadAsync(cancellationToken)).RequireCurrent(DatabaseSchema.What);
        if ((await layout.RunAsync(cancellationToken)) is [var fault, ..])
        {
            throw new OperationRefused($"{DatabaseSchema.What} is not as migrations make it: {fault}.");
        }

        await RequireNewAsync(header.Tenant, cancellationToken);
        await context.GetService<IRelationalConnection>().OpenAsync(cancellationToken);
        await using var transaction = await context.Database.GetDbConnection().BeginTransactionAsync(cancellationToken);
        try
        {
            await StoreAsync(file, header, transaction, cancellationToken);
        }
        catch (DbException failure) when (failure.IsTransient is false)
        {
            throw new OperationRefused($"{path} cannot be stored: {failure.Message.Split('\n')[0]}");
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException or KeyNotFoundException or DomainException or ArgumentException or JsonException)
        {
            throw new OperationRefused($"{path} has a row that is none of this version: {wrong.Message}");
        }

        await transaction.CommitAsync(cancellationToken);
        return header;
    }

    // A deleted tenant keeps its slug for a while.
    private async Task RequireNewAsync(TransferredTenant tenant, CancellationToken cancellationToken)
    {
        var (id, slug) = (new TenantId(tenant.Id), TenantSlug.Of(tenant.Slug));
        var there = await context.Tenants.IgnoreQueryFilters().AsNoTracking()
            .FirstOrDefaultAsync(other => other.Id == id || other.Slug == slug, cancellationToken);
        if (there is not null)
        {
            throw new OperationRefused(there.Slug == slug
                ? $"There is a tenant '{tenant.Slug}' already, or one that was deleted a short while ago."
                : $"There is a tenant with the id {tenant.Id} already: '{there.Slug.Value}'.");
        }

        if (await context.AuditEvents.AnyAsync(record => record.TenantId == id, cancellationToken))
        {
            throw new OperationRefused($"The audit has records of a tenant with the id {tenant.Id}, which was deleted here.");
        }
    }

    private async Task StoreAsync(TransferFile file, TransferHeader header, DbTransaction transaction, CancellationToken cancellationToken)
    {
        var batches = TransferTable.All(context).ToDictionary(
            table => table.Name, table => new RowBatch(transaction, table, header.AuditFaults == 0 ? key : null));
        RowBatch? current = null;
        await foreach (var line in file.RowsAsync(cancellationToken))
        {
            using var row = JsonDocument.Parse(line);
            var batch = batches.GetValueOrDefault(row.RootElement.GetProperty(TransferRow.Table).GetString()!)
                ?? throw new FormatException("its table is not known");
            if (current is not null && current != batch)
            {
                await current.StoreAsync(cancellationToken);
            }

            current = batch;
            await batch.AddAsync(row.RootElement, cancellationToken);
        }

        await (current?.StoreAsync(cancellationToken) ?? Task.CompletedTask);
        foreach (var batch in batches.Values)
        {
            await RequireAsync(batch, header, transaction, cancellationToken);
        }

        await CountAsync(header, transaction, cancellationToken);
    }

    // What is not found again is of another tenant, or leads to one.
    private static async Task RequireAsync(RowBatch batch, TransferHeader header, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Command(transaction, batch.Table.Count, (TransferTable.Tenant, header.Tenant.Id));
        var found = Convert.ToInt64(await command.ExecuteScalarAsync(cancellationToken), CultureInfo.InvariantCulture);
        if (found != batch.Stored || found != header.Counts.GetValueOrDefault(batch.Table.Name))
        {
            throw new FormatException($"not every {batch.Table.Name} is the tenant's own");
        }
    }

    private static async Task CountAsync(TransferHeader header, DbTransaction transaction, CancellationToken cancellationToken)
    {
        await using var command = Command(
            transaction,
            $"INSERT INTO DirectoryTotals (TenantId, Share, Users, Groups, Changes) VALUES ({TransferTable.Tenant}, 0, @users, @groups, 1)",
            (TransferTable.Tenant, header.Tenant.Id),
            ("@users", (int)header.Counts[nameof(User)]),
            ("@groups", (int)header.Counts[nameof(Group)]));
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static DbCommand Command(DbTransaction transaction, string sql, params (string Name, object Value)[] values)
    {
        var command = transaction.Connection!.CreateCommand();
        (command.Transaction, command.CommandText, command.CommandTimeout) = (transaction, sql, 0);
        foreach (var (name, value) in values)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = (name, value);
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
