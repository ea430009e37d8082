using System.Security.Cryptography;
using System.Text;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.TestSupport;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.FunctionalTests.Json;

/// <summary>Whatever bytes come as a body, they are a document or malformed JSON.</summary>
[Category(Fuzz.Category)]
public sealed class StrictJsonFuzzTests
{
    private const int UsualCases = 100_000;

    private static readonly byte[] Whole = Encoding.UTF8.GetBytes(
        """{"schemas":["urn:x"],"userName":"b\u00e4bs \ud83d\ude00 é","n":-1.5e3,"list":[true,false,null,{"a":{"b":[]}}]}""");

    [Test]
    public void Parse_OfADamagedDocument_IsADocumentOrMalformed()
    {
        var kinds = Enumerable.Range(0, Fuzz.Cases(UsualCases)).Select(index => Outcome(Damaged(index))).ToHashSet();

        Assert.That(kinds, Is.EquivalentTo(new[] { "document", nameof(FieldProblem.MalformedJson) }));
    }

    private static string Outcome(byte[] body)
    {
        try
        {
            _ = StrictJson.Parse(body).GetRawText().Length;
            return "document";
        }
        catch (Refusal refusal)
        {
            return refusal.Error.Fields.Single().Problem.ToString();
        }
    }

    // The bytes of a hash of the case's number say what is damaged and how, so that a case can be tried again.
    private static byte[] Damaged(int index)
    {
        var choice = SHA256.HashData(BitConverter.GetBytes(index));
        var body = Whole.ToList();
        for (var change = 0; change <= choice[0] % 3; change++)
        {
            var at = BitConverter.ToUInt16(choice, 1 + (change * 4)) % body.Count;
            switch (choice[3 + (change * 4)] % 3)
            {
                case 0:
                    body[at] = choice[4 + (change * 4)];
                    break;
                case 1:
                    body.RemoveAt(at);
                    break;
                default:
                    body.InsertRange(at, body.Skip(at / 2).Take(choice[4 + (change * 4)] % 16).ToList());
                    break;
            }
        }

        return [.. body];
    }
}
