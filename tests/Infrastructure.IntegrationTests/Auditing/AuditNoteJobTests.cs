using Microsoft.EntityFrameworkCore;
using ScimPlatform.Application.Audit;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.Domain.Common;
using ScimPlatform.Domain.Tenants;
using ScimPlatform.Infrastructure.Auditing;
using ScimPlatform.Infrastructure.IntegrationTests.Databases;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.IntegrationTests.Auditing;

/// <summary>What was noted is stored once, and kept until it can be.</summary>
[Parallelizable(ParallelScope.Self)]
public sealed class AuditNoteJobTests
{
    [Test]
    public async Task Sweep_Twice_StoresANoteOnce()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await product.MigrateAsync();
        await NoteAsync(product);

        await SweepAsync(product);
        await SweepAsync(product);

        Assert.That(await RecordsAsync(product), Is.EqualTo([("scim_token.refused", "{}")]));
    }

    [Test]
    public async Task Sweep_WhileNothingCanBeStored_KeepsTheNotesUntilItCan()
    {
        await using var file = new SqliteFile();
        await using var product = new Product(file.Options);
        await NoteAsync(product);
        Assert.That(() => SweepAsync(product), Throws.TypeOf<StoreUnavailable>());
        await NoteAsync(product);
        await product.MigrateAsync();

        await SweepAsync(product);

        Assert.That(await RecordsAsync(product), Is.EqualTo([("scim_token.refused", """{"times":2}""")]));
    }

    private static Task<bool> NoteAsync(Product product) => product.UseAsync((IAuditNotes notes) =>
    {
        notes.Note(new DomainEvent(EventName.TokenRefused, new TenantId(Guid.Empty), Guid.Empty));
        return Task.FromResult(true);
    });

    private static Task<bool> SweepAsync(Product product) => product.UseAsync(async (AuditNoteJob sweep) =>
    {
        await sweep.RunAsync(default);
        return true;
    });

    private static Task<List<(string, string)>> RecordsAsync(Product product) => product.UseAsync(async (ScimPlatformDbContext context) =>
        (await context.AuditEvents.AsNoTracking().ToListAsync()).ConvertAll(record => (record.Action, record.Changes)));
}
