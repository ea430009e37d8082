using Microsoft.Extensions.DependencyInjection;

namespace ScimPlatform.Infrastructure.Persistence;

/// <summary>The scope's context, made when it is asked for: most reads go by statement and need none.</summary>
internal sealed class LazyContext
{
    private readonly IServiceProvider? scope;
    private ScimPlatformDbContext? context;

    public LazyContext(IServiceProvider scope) => this.scope = scope;

    public LazyContext(ScimPlatformDbContext context) => this.context = context;

    public ScimPlatformDbContext Value => context ??= scope!.GetRequiredService<ScimPlatformDbContext>();
}
