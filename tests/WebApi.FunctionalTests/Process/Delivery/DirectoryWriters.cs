using System.Collections.Concurrent;
using System.Security.Cryptography;
using ScimPlatform.WebApi.FunctionalTests.Http;

namespace ScimPlatform.WebApi.FunctionalTests.Process.Delivery;

/// <summary>
/// Many who change a directory at once, and do not stop when a server does. Each change of a user moves its version by one, so what is stored in the end
/// says how many of them were committed, whether or not somebody was told so.
/// </summary>
/// <param name="send">sends a request somewhere; null where nobody knows what became of it</param>
/// <param name="mostUsers">so many users are made, and then the writers end</param>
internal sealed class DirectoryWriters(Func<Func<Caller, Task<Answer>>, Task<Answer?>> send, int mostUsers = int.MaxValue)
{
    private const string Core = "urn:ietf:params:scim:schemas:core:2.0:User";
    private const string PatchOp = "urn:ietf:params:scim:api:messages:2.0:PatchOp";

    private readonly ConcurrentBag<string> created = [];
    private readonly ConcurrentBag<string> deleted = [];
    private readonly List<Task> writers = [];
    private volatile bool isOver;
    private int acknowledged;

    /// <summary>How many changes were acknowledged.</summary>
    public int Acknowledged => acknowledged;

    /// <summary>Users whose creation was acknowledged.</summary>
    public IReadOnlyCollection<string> Created => created;

    /// <summary>Users whose deletion was acknowledged.</summary>
    public IReadOnlyCollection<string> Deleted => deleted;

    public void Start(int count) => writers.AddRange(Enumerable.Range(0, count).Select(_ => Task.Run(WriteAsync)));

    public Task StopAsync()
    {
        isOver = true;
        return FinishAsync();
    }

    /// <summary>Lets them make as many users as they shall.</summary>
    public Task FinishAsync() => Task.WhenAll(writers);

    /// <summary>Waits until so many changes more were acknowledged.</summary>
    public async Task WaitAsync(int more)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        for (var enough = acknowledged + more; acknowledged < enough;)
        {
            await Task.Delay(5, patience.Token);
        }
    }

    private async Task WriteAsync()
    {
        while (!isOver && created.Count < mostUsers)
        {
            await LifeAsync();
        }
    }

    // A user is made, changed, deactivated, and one in four is deleted.
    private async Task LifeAsync()
    {
        var made = await SendAsync(caller => caller.PostAsync("/scim/v2/Users", $$"""{"schemas":["{{Core}}"],"userName":"{{Guid.NewGuid()}}"}"""));
        if (made is null)
        {
            return;
        }

        var id = (string)made.Require(201)["id"]!;
        created.Add(id);
        for (var change = 0; change < 3; change++)
        {
            await PatchAsync(id, $$"""{"op":"replace","path":"title","value":"{{Guid.NewGuid()}}"}""");
        }

        await PatchAsync(id, """{"op":"replace","path":"active","value":false}""");
        if (RandomNumberGenerator.GetInt32(4) == 0 && await SendAsync(caller => caller.DeleteAsync($"/scim/v2/Users/{id}")) is { Status: 204 })
        {
            deleted.Add(id);
        }
    }

    private Task<Answer?> PatchAsync(string id, string operation) =>
        SendAsync(caller => caller.PatchAsync($"/scim/v2/Users/{id}", $$"""{"schemas":["{{PatchOp}}"],"Operations":[{{operation}}]}"""));

    private async Task<Answer?> SendAsync(Func<Caller, Task<Answer>> request)
    {
        var answer = await send(request);
        if (answer is { Status: < 300 })
        {
            Interlocked.Increment(ref acknowledged);
        }

        return answer;
    }
}
