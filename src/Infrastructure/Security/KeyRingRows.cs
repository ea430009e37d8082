using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ScimPlatform.Infrastructure.Persistence;

namespace ScimPlatform.Infrastructure.Security;

/// <summary>The key ring as rows. Data Protection asks for it without waiting: once a day, and a new key every three months.</summary>
internal sealed class KeyRingRows(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var rows = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>().KeyRing.AsNoTracking();
        return [.. rows.Select(row => row.Xml).AsEnumerable().Select(xml => XElement.Parse(xml))];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var context = scope.ServiceProvider.GetRequiredService<ScimPlatformDbContext>();
        context.KeyRing.Add(new KeyRingElement { Id = Guid.NewGuid(), Xml = element.ToString(SaveOptions.DisableFormatting) });
        context.SaveChanges();
    }
}
