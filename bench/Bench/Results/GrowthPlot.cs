using System.Globalization;
using System.Text;

namespace ScimPlatform.Bench.Results;

/// <summary>How cost grows with what is stored: CPU per request by that of the smallest size, both axes logarithmic. Flat is good.</summary>
internal static class GrowthPlot
{
    private const int Width = 760;
    private const int Height = 420;
    private const int Left = 60;
    private const int Right = 230;
    private const int Top = 30;
    private const int Bottom = 50;

    private static readonly string[] Colours = ["#1b6ca8", "#d1495b", "#3a7d44", "#8f4fa8", "#c77d0a", "#4a4e69", "#0f8b8d", "#a23b72"];

    public static string Of(IEnumerable<Series> series)
    {
        var curves = series.Where(one => one.Workload.Point is not null)
            .GroupBy(one => one.Workload.Point!.Curve)
            .Select(curve => (Name: curve.Key, Points: Relative([.. curve.OrderBy(one => one.Workload.Point!.Size)])))
            .Where(curve => curve.Points.Count > 1).ToList();
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"""<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {Width} {Height}" font-family="sans-serif" font-size="12">""")
            .Append('\n').Append(CultureInfo.InvariantCulture, $"""<rect width="{Width}" height="{Height}" fill="#ffffff"/>""").Append('\n');
        if (curves.Count > 0)
        {
            Draw(text, curves);
        }

        return text.Append("</svg>\n").ToString();
    }

    private static List<(double Size, double Cost)> Relative(List<Series> sizes) =>
        [.. sizes.Select(one => ((double)one.Workload.Point!.Size, one.Cpu / sizes[0].Cpu))];

    private static void Draw(StringBuilder text, List<(string Name, List<(double Size, double Cost)> Points)> curves)
    {
        var all = curves.SelectMany(curve => curve.Points).ToList();
        var sizes = new Scale(all.Min(point => point.Size), all.Max(point => point.Size), Left, Width - Right);
        var costs = new Scale(Math.Min(0.5, all.Min(point => point.Cost)), Math.Max(4, all.Max(point => point.Cost)), Height - Bottom, Top);
        foreach (var size in Decades(sizes))
        {
            Line(text, sizes.At(size), Top, sizes.At(size), Height - Bottom);
            Label(text, sizes.At(size), Height - Bottom + 18, "middle", size.ToString("N0", CultureInfo.InvariantCulture));
        }

        foreach (var cost in new[] { 0.5, 1, 2, 4, 10, 100, 1000 }.Where(costs.Holds))
        {
            Line(text, Left, costs.At(cost), Width - Right, costs.At(cost));
            Label(text, Left - 8, costs.At(cost) + 4, "end", $"{cost.ToString(CultureInfo.InvariantCulture)} ×");
        }

        Label(text, (Left + Width - Right) / 2.0, Height - 10, "middle", "users in the tenant, or members in the group");
        foreach (var (number, curve) in curves.Index())
        {
            var colour = Colours[number % Colours.Length];
            var path = string.Join(' ', curve.Points.Select(point => FormattableString.Invariant($"{sizes.At(point.Size):F1},{costs.At(point.Cost):F1}")));
            text.Append(CultureInfo.InvariantCulture, $"""<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>""").Append('\n');
            text.Append(CultureInfo.InvariantCulture, $"""<rect x="{Width - Right + 15}" y="{Top + (number * 20)}" width="12" height="4" fill="{colour}"/>""").Append('\n');
            Label(text, Width - Right + 34, Top + 6 + (number * 20), "start", curve.Name);
        }
    }

    private static IEnumerable<double> Decades(Scale scale)
    {
        for (var decade = 1.0; decade <= 1e9; decade *= 10)
        {
            if (scale.Holds(decade))
            {
                yield return decade;
            }
        }
    }

    private static void Line(StringBuilder text, double x1, double y1, double x2, double y2) => text.Append(
        CultureInfo.InvariantCulture, $"""<line x1="{x1:F1}" y1="{y1:F1}" x2="{x2:F1}" y2="{y2:F1}" stroke="#dddddd"/>""").Append('\n');

    private static void Label(StringBuilder text, double x, double y, string anchor, string label) => text.Append(
        CultureInfo.InvariantCulture, $"""<text x="{x:F1}" y="{y:F1}" text-anchor="{anchor}">{label}</text>""").Append('\n');

    private sealed record Scale(double Least, double Greatest, double From, double To)
    {
        public bool Holds(double value) => value >= Least * 0.999 && value <= Greatest * 1.001;

        public double At(double value) => From + ((To - From) * Math.Log(value / Least) / Math.Log(Greatest / Least));
    }
}
