using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The style sheet of the page: readable, printable, in light and dark.</summary>
internal static class PageStyle
{
    private const string Shape = """
        *{box-sizing:border-box}
        html{scroll-padding-top:1rem}
        body{margin:0;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
        main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.5rem}
        header{padding-top:3rem}
        h1{font-size:2.4rem;line-height:1.15;margin:0 0 .8rem;letter-spacing:-.02em}
        h2{font-size:1.6rem;line-height:1.25;margin:4rem 0 1rem;padding-top:1rem;border-top:1px solid;letter-spacing:-.01em}
        h3{font-size:1.15rem;margin:2.2rem 0 .5rem}
        h4{font-size:1rem;margin:1.4rem 0 .3rem}
        h2 .quiet,h3 .quiet{font-weight:400;font-size:.95rem}
        p{margin:.4rem 0 .8rem;max-width:46rem}
        header .doc{font-size:1.1rem}
        nav ul{list-style:none;padding:0;margin:1.2rem 0 0;display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:.15rem 1.5rem}
        nav a{text-decoration:none}
        nav a:hover,nav a:focus-visible{text-decoration:underline}
        nav>ul>li>a{font-weight:600}
        nav li li{font-size:.9rem;line-height:1.45}
        nav ul ul{display:block;margin:0 0 .6rem}
        a{text-underline-offset:.18em;text-decoration-thickness:1px}
        a.self{color:inherit;text-decoration:none}
        a.self:hover,a.self:focus-visible{text-decoration:underline}
        :focus-visible{outline:2px solid;outline-offset:2px;border-radius:2px}
        code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;padding:.06em .28em;border-radius:4px}
        code.plain{padding:0}
        figure{margin:1.2rem 0;padding:1rem;border:1px solid;border-radius:14px;overflow-x:auto;text-align:center}
        figure svg{max-width:100%;height:auto}
        figcaption{text-align:left;font-size:.9rem;margin-top:.6rem}
        ol.notes{margin:.4rem 0;padding-left:1.6rem;font-size:.9rem}
        .wide{overflow-x:auto;border:1px solid;border-radius:12px;margin:.8rem 0 1.4rem}
        table{border-collapse:collapse;width:100%;font-size:.92rem;line-height:1.45}
        th,td{padding:.45rem .8rem;text-align:left;vertical-align:top;border-bottom:1px solid}
        tbody tr:last-child th,tbody tr:last-child td{border-bottom:0}
        thead th{font-weight:600;white-space:nowrap}
        tbody th{font-weight:600;white-space:nowrap}
        td .line,th .line{display:block}
        table a{text-decoration:none}
        table a:hover,table a:focus-visible{text-decoration:underline}
        .small{font-size:.85rem;display:block}
        .refused{font-weight:500}
        .place{white-space:nowrap;font:.82em/1.7 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        table.meet{font-size:.85rem}
        table.meet th,table.meet td{padding:.45rem .5rem}
        table.meet td{text-align:center;min-width:5.4rem;border-left-width:1px;border-left-style:solid}
        table.meet thead th{white-space:normal;text-align:center;min-width:5.4rem}
        table.meet a{color:inherit;text-decoration:none;display:block}
        table.meet a:hover,table.meet a:focus-visible{text-decoration:underline}
        .swatch{display:inline-block;width:1em;height:1em;border-radius:3px;vertical-align:-.12em;border:1px solid}
        ul.legend,ol.steps,ul.rules{padding:0;list-style:none}
        ul.legend li{margin:.6rem 0}
        ul.rules{margin:.3rem 0 1rem;border-left:2px solid}
        ul.rules li{padding:.15rem 0 .15rem .8rem;font-size:.93rem}
        ul.rules li.in{padding-left:2.2rem}
        ul.rules .why{display:block;font-style:italic}
        :target{scroll-margin-top:2rem}
        .scenario{border:1px solid;border-radius:12px;padding:.2rem 1.2rem .8rem;margin:1rem 0;break-inside:avoid}
        .scenario h3{margin-top:1rem}
        ol.steps>li{margin:.5rem 0}
        ol.steps ul{margin:.1rem 0 0;padding-left:1.4rem;list-style:none}
        .word{display:inline-block;min-width:3.2rem;font-size:.85rem}
        footer{margin-top:4rem;padding-bottom:3rem;font-size:.9rem}
        @media print{body{font-size:10.5pt}nav{display:none}h2{break-after:avoid}.wide,figure{overflow:visible;break-inside:avoid}header{padding-top:0}}
        """;

    public static string Sheet() => Shape + "\n" + Scheme.Sheet(Colours) + DrawingStyle.Sheet();

    private static string Colours(Scheme scheme) =>
        $"body{{background:{scheme.Page};color:{scheme.Ink}}}\n"
        + $"a{{color:{scheme.Series[0]}}}\n"
        + $"h2,.wide,.wide th,.wide td,figure,.scenario,ul.rules,.swatch{{border-color:{scheme.Line}}}\n"
        + $".quiet,.place,.why,.word,figcaption,thead th,footer{{color:{scheme.Quiet}}}\n"
        + $"a.place{{color:{scheme.Quiet}}}\n"
        + $"code{{background:{scheme.Lane}}}\n"
        + $"thead th{{background:{scheme.Lane}}}\n"
        + $"code.plain{{background:none}}\n"
        + $".refused{{color:{scheme.Refused}}}\n"
        + $".answered{{color:{scheme.Answered}}}\n"
        + $":target{{background:{scheme.Rest}}}\n"
        + string.Concat(scheme.Series.Select((colour, i) => $"td.sm-t{i},.swatch.sm-t{i}{{background:{colour}2b}}\n"));
}
