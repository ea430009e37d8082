using System.Data.Common;
using System.Text.Json;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.Webhooks;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.Webhooks;

namespace ScimPlatform.Infrastructure.Transfer;

/// <summary>
/// A line of a row: <c>{"row":"User", …}</c>. Codes under a server's key do not travel, since the key does not: what an import stores, it
/// vouches for under its own.
/// </summary>
internal static class TransferRow
{
    public const string Table = "row";

    // What is sealed under the key of the one server, and what is at work there. A webhook sends nothing until somebody rotates its secret.
    private static readonly Dictionary<(string Table, string Column), string> Withheld = new()
    {
        [(nameof(Webhook), nameof(Webhook.Secret))] = "null",
        [(nameof(Webhook), nameof(Webhook.PreviousSecret))] = "null",
        [(nameof(Webhook), nameof(Webhook.PreviousSecretUntil))] = "null",
        [(nameof(Webhook), nameof(Webhook.Enabled))] = "false",
        [(nameof(WebhookState), nameof(WebhookState.Lease))] = "null",
        [(nameof(WebhookState), nameof(WebhookState.LeaseUntil))] = "null",
    };

    public static void Write(Utf8JsonWriter json, TransferTable table, DbDataReader reader)
    {
        json.WriteStartObject();
        json.WriteString(Table, table.Name);
        var isWaiting = table.Name == nameof(AuditEvent) && reader.IsDBNull(At(table, nameof(AuditEvent.Sequence)));
        for (var at = 0; at < table.Columns.Count; at++)
        {
            if (Withheld.TryGetValue((table.Name, table.Columns[at].Name), out var instead))
            {
                json.WritePropertyName(table.Columns[at].Name);
                json.WriteRawValue(instead);
            }
            else if (!IsCode(table, table.Columns[at].Name, isWaiting))
            {
                table.Columns[at].Write(json, reader, at);
            }
        }

        json.WriteEndObject();
    }

    /// <summary>The code that the row needs, by its column; null for a row that needs none.</summary>
    public static (string Column, byte[] Code)? CodeOf(TransferTable table, JsonElement row, AuditKey key) => table.Name switch
    {
        nameof(AuditChain) => (nameof(AuditChain.Mac), key.Mac(new AuditChain
        {
            TenantId = new TenantId(row.GetProperty(nameof(AuditChain.TenantId)).GetGuid()),
            LastSequence = row.GetProperty(nameof(AuditChain.LastSequence)).GetInt64(),
            LastHash = row.GetProperty(nameof(AuditChain.LastHash)).GetBytesFromBase64(),
            PurgedSequence = row.GetProperty(nameof(AuditChain.PurgedSequence)).GetInt64(),
            PurgedHash = row.GetProperty(nameof(AuditChain.PurgedHash)).GetBytesFromBase64(),
        })),
        nameof(AuditEvent) when row.GetProperty(nameof(AuditEvent.Sequence)).ValueKind == JsonValueKind.Null =>
            (nameof(AuditEvent.Hash), key.Mac(EventOf(row))),
        _ => null,
    };

    private static AuditEvent EventOf(JsonElement row) => new()
    {
        TenantId = new TenantId(row.GetProperty(nameof(AuditEvent.TenantId)).GetGuid()),
        Id = row.GetProperty(nameof(AuditEvent.Id)).GetGuid(),
        OccurredAt = row.GetProperty(nameof(AuditEvent.OccurredAt)).GetDateTimeOffset(),
        ActorIssuer = row.GetProperty(nameof(AuditEvent.ActorIssuer)).GetString()!,
        Actor = row.GetProperty(nameof(AuditEvent.Actor)).GetString()!,
        Action = row.GetProperty(nameof(AuditEvent.Action)).GetString()!,
        TargetId = row.GetProperty(nameof(AuditEvent.TargetId)).GetGuid(),
        Ip = row.GetProperty(nameof(AuditEvent.Ip)).GetString(),
        TraceId = row.GetProperty(nameof(AuditEvent.TraceId)).GetString(),
        Changes = row.GetProperty(nameof(AuditEvent.Changes)).GetString()!,
    };

    private static bool IsCode(TransferTable table, string column, bool isWaiting) =>
        (table.Name == nameof(AuditChain) && column == nameof(AuditChain.Mac)) || (isWaiting && column == nameof(AuditEvent.Hash));

    private static int At(TransferTable table, string column) =>
        table.Columns.Select((known, at) => (known.Name, At: at)).Single(known => known.Name == column).At;
}
