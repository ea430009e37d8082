using System.Text;
using ScimPlatform.Application.Common.Errors;
using ScimPlatform.WebApi.Errors;
using ScimPlatform.WebApi.Json;

namespace ScimPlatform.WebApi.OAuth;

/// <summary>
/// A form (application/x-www-form-urlencoded) to the letter: no parameter twice (RFC 6749 section 3.2), nothing replaced or guessed. A
/// parameter without a value counts as left out; one that is not known is ignored.
/// </summary>
internal sealed class StrictForm
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly Dictionary<string, string> fields = [];

    private StrictForm(ReadOnlySpan<byte> body)
    {
        foreach (var range in body.Split((byte)'&'))
        {
            var field = body[range];
            var end = field.IndexOf((byte)'=') is >= 0 and var at ? at : field.Length;
            if (Decode(field[..end]) is not { } name || Decode(field[Math.Min(end + 1, field.Length)..]) is not { } value)
            {
                throw Invalid("The form is malformed.");
            }

            if (value.Length > 0 && !fields.TryAdd(name, value))
            {
                throw Invalid("A parameter stands in the form more than once.");
            }
        }
    }

    /// <summary>The parameter of that name, or null.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <exception cref="Refusal">the body is none, or too large</exception>
    public static async Task<StrictForm> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentType is { } type && !type.Split(';')[0].Trim().Equals(MediaTypes.Form, StringComparison.OrdinalIgnoreCase))
        {
            throw Invalid($"The body must be a form: {MediaTypes.Form}.");
        }

        var body = await StrictJson.ReadBytesAsync(request, RequestBodyFormatter.AdminLimit, cancellationToken);
        return new StrictForm(body.Span);
    }

    public static Refusal Invalid(string message) => new(new Error(ErrorKind.Invalid, message));

    /// <returns>the text, or null when it is not well-formed</returns>
    public static string? Decode(ReadOnlySpan<byte> encoded)
    {
        var bytes = new byte[encoded.Length];
        var length = 0;
        for (var index = 0; index < encoded.Length; index++)
        {
            if (encoded[index] != (byte)'%')
            {
                bytes[length++] = encoded[index] == (byte)'+' ? (byte)' ' : encoded[index];
            }
            else if (index + 2 < encoded.Length && Digit(encoded[index + 1]) is { } high && Digit(encoded[index + 2]) is { } low)
            {
                bytes[length++] = (byte)((high << 4) + low);
                index += 2;
            }
            else
            {
                return null;
            }
        }

        try
        {
            return Utf8.GetString(bytes, 0, length);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    private static int? Digit(byte character) => char.IsAsciiHexDigit((char)character) ? Convert.ToInt32($"{(char)character}", 16) : null;
}
