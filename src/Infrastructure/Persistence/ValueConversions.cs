using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using ScimPlatform.Domain.Groups;
using ScimPlatform.Domain.OAuthClients;
using ScimPlatform.Domain.RoleBindings;
using ScimPlatform.Domain.RoleMappings;
using ScimPlatform.Domain.ScimTokens;
using ScimPlatform.Domain.SetupLinks;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Domain.TenantSchemas;
using ScimPlatform.Domain.Users;
using ScimPlatform.Domain.Webhooks;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>How the domain's values are stored.</summary>
internal static class ValueConversions
{
    public static void Configure(ModelConfigurationBuilder builder)
    {
        builder.Properties<TenantId>().HaveConversion<TenantIdConverter>();
        builder.Properties<ScimTokenId>().HaveConversion<ScimTokenIdConverter>();
        builder.Properties<OAuthClientId>().HaveConversion<OAuthClientIdConverter>();
        builder.Properties<ClientIdentifier>().HaveConversion<ClientIdentifierConverter>();
        builder.Properties<UserId>().HaveConversion<UserIdConverter>();
        builder.Properties<GroupId>().HaveConversion<GroupIdConverter>();
        builder.Properties<RoleBindingId>().HaveConversion<RoleBindingIdConverter>();
        builder.Properties<RoleMappingId>().HaveConversion<RoleMappingIdConverter>();
        builder.Properties<TenantSchemaId>().HaveConversion<TenantSchemaIdConverter>();
        builder.Properties<SchemaUrn>().HaveConversion<SchemaUrnConverter>();
        builder.Properties<TenantSlug>().HaveConversion<TenantSlugConverter>();
        builder.Properties<TokenName>().HaveConversion<TokenNameConverter>();
        builder.Properties<TokenLifetime>().HaveConversion<TokenLifetimeConverter>();
        builder.Properties<TokenHash>().HaveConversion<TokenHashConverter>();
        builder.Properties<UserName>().HaveConversion<UserNameConverter>();
        builder.Properties<WebhookId>().HaveConversion<WebhookIdConverter>();
        builder.Properties<SetupLinkId>().HaveConversion<SetupLinkIdConverter>();
        builder.Properties<IReadOnlyList<string>>().HaveConversion<WordsConverter, ListComparer<string>>();
        builder.Properties<IReadOnlyList<AllowedNetwork>>().HaveConversion<NetworksConverter, ListComparer<AllowedNetwork>>();
    }

    /// <summary>Whether the property is stored as text.</summary>
    public static bool IsText(IReadOnlyProperty property) => (property.GetValueConverter()?.ProviderClrType ?? property.ClrType) == typeof(string);

    public static IReadOnlyList<AllowedNetwork> Networks(string stored) =>
        [.. stored.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(AllowedNetwork.Of)];

    private sealed class TenantIdConverter() : ValueConverter<TenantId, Guid>(id => id.Value, value => new TenantId(value));

    private sealed class ScimTokenIdConverter() : ValueConverter<ScimTokenId, Guid>(id => id.Value, value => new ScimTokenId(value));

    private sealed class OAuthClientIdConverter() : ValueConverter<OAuthClientId, Guid>(id => id.Value, value => new OAuthClientId(value));

    private sealed class ClientIdentifierConverter()
        : ValueConverter<ClientIdentifier, string>(identifier => identifier.Value, value => ClientIdentifier.Stored(value));

    private sealed class UserIdConverter() : ValueConverter<UserId, Guid>(id => id.Value, value => new UserId(value));

    private sealed class GroupIdConverter() : ValueConverter<GroupId, Guid>(id => id.Value, value => new GroupId(value));

    private sealed class RoleBindingIdConverter() : ValueConverter<RoleBindingId, Guid>(id => id.Value, value => new RoleBindingId(value));

    private sealed class RoleMappingIdConverter() : ValueConverter<RoleMappingId, Guid>(id => id.Value, value => new RoleMappingId(value));

    private sealed class TenantSchemaIdConverter() : ValueConverter<TenantSchemaId, Guid>(id => id.Value, value => new TenantSchemaId(value));

    private sealed class SchemaUrnConverter() : ValueConverter<SchemaUrn, string>(urn => urn.Value, value => SchemaUrn.Of(value));

    private sealed class TenantSlugConverter() : ValueConverter<TenantSlug, string>(slug => slug.Value, value => TenantSlug.Of(value));

    private sealed class TokenNameConverter() : ValueConverter<TokenName, string>(name => name.Value, value => TokenName.Of(value));

    private sealed class TokenLifetimeConverter()
        : ValueConverter<TokenLifetime, int>(lifetime => lifetime.Days, value => TokenLifetime.OfDays(value));

    private sealed class TokenHashConverter() : ValueConverter<TokenHash, byte[]>(hash => hash.ToBytes(), value => TokenHash.FromBytes(value));

    private sealed class UserNameConverter() : ValueConverter<UserName, string>(name => name.Value, value => UserName.Of(value));

    private sealed class NetworksConverter()
        : ValueConverter<IReadOnlyList<AllowedNetwork>, string>(networks => string.Join(',', networks), value => Networks(value));

    private sealed class WebhookIdConverter() : ValueConverter<WebhookId, Guid>(id => id.Value, value => new WebhookId(value));

    private sealed class SetupLinkIdConverter() : ValueConverter<SetupLinkId, Guid>(id => id.Value, value => new SetupLinkId(value));

    // Words without blanks.
    private sealed class WordsConverter() : ValueConverter<IReadOnlyList<string>, string>(
        words => string.Join(' ', words), value => value.Split(' ', StringSplitOptions.RemoveEmptyEntries));

    private sealed class ListComparer<T>() : ValueComparer<IReadOnlyList<T>>(
        (left, right) => left!.SequenceEqual(right!),
        list => list.Aggregate(0, (hash, one) => HashCode.Combine(hash, one)),
        list => list);
}

/// <summary>Times as UTC date and time in whole milliseconds, for databases that have such a type. What is beyond is cut off, never rounded up.</summary>
internal sealed class UtcDateTimeConverter() : ValueConverter<DateTimeOffset, DateTime>(
    time => time.UtcDateTime.AddTicks(-(time.Ticks % TimeSpan.TicksPerMillisecond)), value => new DateTimeOffset(DateTime.SpecifyKind(value, DateTimeKind.Utc)));

/// <summary>
/// Times as milliseconds since 1970, for databases that have no such type; they sort and compare as times do. What is out of range, which
/// only another hand can have stored, is read as the first or last time there is: one such row must not keep a whole list from being read.
/// </summary>
internal sealed class UnixMillisecondsConverter() : ValueConverter<DateTimeOffset, long>(
    time => time.ToUnixTimeMilliseconds(), value => OfStored(value))
{
    private static readonly long First = DateTimeOffset.MinValue.ToUnixTimeMilliseconds();
    private static readonly long Last = DateTimeOffset.MaxValue.ToUnixTimeMilliseconds();

    public static DateTimeOffset OfStored(long value) => DateTimeOffset.FromUnixTimeMilliseconds(Math.Clamp(value, First, Last));
}
