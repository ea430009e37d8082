using System.Globalization;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ScimPlatform.WebApi.Console.Markup;

/// <summary>Shows a moment as <c>&lt;time&gt;</c> in UTC; the script shows it in the reader's zone.</summary>
[HtmlTargetElement("instant", TagStructure = TagStructure.WithoutEndTag)]
public sealed class InstantTag : TagHelper
{
    public DateTimeOffset? Value { get; set; }

    /// <summary>What stands there where there is no moment.</summary>
    public string Otherwise { get; set; } = "–";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagMode = TagMode.StartTagAndEndTag;
        if (Value is not { } value)
        {
            output.TagName = "span";
            output.Content.SetContent(Otherwise);
            return;
        }

        var utc = value.UtcDateTime;
        output.TagName = "time";
        output.Attributes.SetAttribute("datetime", utc.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
        output.Content.SetContent(utc.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture));
    }
}
