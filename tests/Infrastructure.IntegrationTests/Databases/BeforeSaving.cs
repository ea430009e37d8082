using Microsoft.EntityFrameworkCore.Diagnostics;
using ScimPlatform.Application.Common;

namespace ScimPlatform.Infrastructure.IntegrationTests.Databases;

/// <summary>
/// Lets something happen between what a unit of work has read and what it writes: before its turn to write, since during it SQLite lets
/// nobody else write.
/// </summary>
internal sealed class BeforeSaving(Func<Task> act) : IInterceptor
{
    public IUnitOfWork Around(IUnitOfWork unitOfWork) => new Hooked(unitOfWork, act);

    private sealed class Hooked(IUnitOfWork unitOfWork, Func<Task> act) : IUnitOfWork
    {
        public async Task SaveChangesAsync(CancellationToken cancellationToken)
        {
            await act();
            await unitOfWork.SaveChangesAsync(cancellationToken);
        }

        public void Reset() => unitOfWork.Reset();
    }
}
