using ScimPlatform.Floor;

// The least that a server on this machine can do: Kestrel, a document of 1.2 KB, and a database as durable as the product has it.
var builder = WebApplication.CreateSlimBuilder(args);
builder.Logging.ClearProviders();
var app = builder.Build();
var file = app.Configuration["file"] ?? throw new InvalidOperationException("Say --file.");
using var embedded = app.Configuration["connection"] is null ? new DocumentStore(file, Document.Bytes) : null;
IDocumentStore store = embedded is not null
    ? embedded
    : await ServerStore.MakeAsync(app.Configuration["engine"] ?? "", app.Configuration["connection"]!, Document.Bytes);

app.MapGet("/document", context => AnswerAsync(context, StatusCodes.Status200OK, Document.Bytes));

app.MapGet("/stored/{number:int}", async (HttpContext context, int number) =>
    await AnswerAsync(context, StatusCodes.Status200OK, await store.ReadAsync(number % IDocumentStore.Documents)));

app.MapPost("/stored", async context =>
{
    using var body = new MemoryStream(Document.Bytes.Length);
    await context.Request.Body.CopyToAsync(body);
    await store.InsertAsync(body.ToArray());
    await AnswerAsync(context, StatusCodes.Status201Created, Document.Bytes);
});

await app.RunAsync();

static Task AnswerAsync(HttpContext context, int status, byte[] document)
{
    context.Response.StatusCode = status;
    context.Response.ContentType = "application/scim+json";
    context.Response.ContentLength = document.Length;
    return context.Response.Body.WriteAsync(document).AsTask();
}
