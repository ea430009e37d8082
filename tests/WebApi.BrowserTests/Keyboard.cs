using Microsoft.Playwright;

namespace ScimPlatform.WebApi.BrowserTests;

/// <summary>Goes through a page by the tabulator key, as people do who use no pointer.</summary>
internal static class Keyboard
{
    // What takes the focus, numbered in the order of the document.
    private const string Number = """
        () => [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
            .filter(one => one.checkVisibility() && !one.matches(":disabled") && one.type !== "hidden")
            .map((one, at) => { one.dataset.stop = at; return `${at} ${one.outerHTML.slice(0, 120)}`; })
        """;

    // Which of them has it, and whether that can be seen; -1 for the page itself.
    private const string Where = """
        () => {
            const one = document.activeElement;
            if (!one || one === document.body) { return [-1, 1]; }
            const [style, box] = [getComputedStyle(one), one.getBoundingClientRect()];
            const seen = style.outlineStyle !== "none" && box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
            return [Number(one.dataset.stop ?? -2), seen ? 1 : 0];
        }
        """;

    // A field for times has a stop for each of its parts.
    private const int MostParts = 8;

    /// <summary>What the key does not reach, reaches out of the order in which it is read, or shows no focus on.</summary>
    public static async Task<IReadOnlyList<string>> UnreachedAsync(IPage page)
    {
        var stops = await page.EvaluateAsync<string[]>(Number);
        var (last, wrong, reached) = (-1, new List<string>(), new HashSet<int>());
        for (var presses = 0; presses < stops.Length + MostParts && reached.Count < stops.Length; presses++)
        {
            await page.Keyboard.PressAsync("Tab");
            var place = await page.EvaluateAsync<int[]>(Where);
            if (place is [>= 0 and var stop, var isSeen] && reached.Add(stop))
            {
                wrong.AddRange(stop < last ? [$"out of order: {stops[stop]}"] : []);
                wrong.AddRange(isSeen == 0 ? [$"no focus to see: {stops[stop]}"] : []);
                last = stop;
            }
        }

        return [.. wrong, .. stops.Where((_, stop) => !reached.Contains(stop)).Select(stop => $"not reached: {stop}")];
    }
}
