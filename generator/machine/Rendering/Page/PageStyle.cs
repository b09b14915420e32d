using StateMachine.Drawing;

namespace StateMachine.Tool.Rendering;

/// <summary>The style sheet of the page: readable, printable, in light and dark.</summary>
internal static class PageStyle
{
    private const string Shape = """
        *{box-sizing:border-box}
        html{scroll-padding-top:3.5rem}
        body{margin:0;font:16px/1.6 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif}
        main,header,footer{max-width:72rem;margin:0 auto;padding:0 1.5rem}
        header{padding-top:3rem}
        h1{font-size:2.4rem;line-height:1.15;margin:0 0 .8rem;letter-spacing:-.02em}
        h2{font-size:1.6rem;line-height:1.25;margin:4rem 0 1rem;padding-top:1rem;border-top:1px solid;letter-spacing:-.01em}
        h3{font-size:1.15rem;margin:2.2rem 0 .5rem}
        h4{font-size:1.08rem;margin:1.9rem 0 .3rem}
        h3.file{font-size:1.25rem;margin:3rem 0 0}
        h3.file+h4{margin-top:1rem}
        h2 .quiet,h3 .quiet,h4 .quiet{font-weight:400;font-size:.95rem}
        p{margin:.4rem 0 .8rem;max-width:46rem}
        header .doc{font-size:1.1rem}
        nav a{text-decoration:none}
        nav a:hover,nav a:focus-visible{text-decoration:underline}
        nav ul{list-style:none;padding:0;margin:0}
        .contents{display:grid;grid-template-columns:repeat(auto-fill,minmax(15rem,1fr));gap:1.5rem;margin-top:1.8rem}
        .contents p{margin:0 0 .4rem;font-weight:600}
        .contents li li{font-size:.9rem;line-height:1.45;padding-left:1rem}
        .contents summary{font-size:.9rem;padding-left:1rem}
        .bar{position:sticky;top:0;z-index:1;margin-top:2rem;border-bottom:1px solid}
        .bar div{max-width:72rem;margin:0 auto;padding:.5rem 1.5rem;display:flex;flex-wrap:wrap;gap:.2rem 1.6rem;font-size:.92rem}
        .bar a:first-child{font-weight:600}
        .part{margin:4.5rem 0 -2.5rem;font-size:.95rem;font-weight:600}
        summary{cursor:pointer}
        a{text-underline-offset:.18em;text-decoration-thickness:1px}
        a.self{color:inherit;text-decoration:none}
        a.self:hover,a.self:focus-visible{text-decoration:underline}
        :focus-visible{outline:2px solid;outline-offset:2px;border-radius:2px}
        code{font:.88em/1.5 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;padding:.06em .28em;border-radius:4px}
        code.plain{padding:0}
        code a,.steps strong a{color:inherit;text-decoration-style:dotted;text-decoration-color:currentColor}
        p.body{max-width:none}
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
        .soft{display:inline-block}
        table.even{table-layout:fixed;min-width:60rem;overflow-wrap:anywhere}
        table.answers td{border-left-width:1px;border-left-style:solid}
        table.answers td,table.answers th{padding-left:.6rem;padding-right:.4rem}
        table.even thead th:first-child{width:11rem}
        table.even tbody th,table.published tbody th{white-space:normal}
        table.published th,table.published td{padding:.45rem .55rem}
        table.published thead th{white-space:normal;vertical-align:bottom}
        tr.file th{padding-top:1rem;font-size:.85rem;font-weight:600}
        .below{display:block;font-weight:400;font-size:.88rem;max-width:22rem}
        .value{display:inline-block;padding:0 .4rem;border-radius:4px}
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
        ul.legend .place{white-space:normal}
        ul.legend .place a{white-space:nowrap}
        ul.rules{margin:.3rem 0 1rem;border-left:2px solid}
        ul.rules li{padding:.15rem 0 .15rem .8rem;font-size:.93rem}
        ul.rules li.in{padding-left:2.2rem}
        .why{display:block;font-style:italic}
        .fold>summary{font-size:.9rem}
        ol.order{margin:.3rem 0;padding-left:1.4rem}
        ol.order li{max-width:62rem}
        .scenario{border:1px solid;border-radius:10px;padding:0 1.2rem;margin:.5rem 0;break-inside:avoid}
        .scenario>summary{margin:0 -1.2rem;padding:.4rem 1.2rem;font-weight:500}
        .scenario[open]>summary{font-weight:600}
        .scenario[open]{padding-bottom:.6rem}
        ol.steps>li{margin:.5rem 0}
        ol.steps ul{margin:.1rem 0 0;padding-left:1.4rem;list-style:none}
        .word{display:inline-block;min-width:3.2rem;font-size:.85rem}
        footer{margin-top:4rem;padding-bottom:3rem;font-size:.9rem}
        @media print{body{font-size:10.5pt}nav{display:none}::details-content{content-visibility:visible;height:auto}h2{break-after:avoid}.wide,figure{overflow:visible;break-inside:avoid}header{padding-top:0}}
        """;

    public static string Sheet() => Shape + "\n" + Scheme.Sheet(Colours) + DrawingStyle.Sheet();

    private static string Colours(Scheme scheme) =>
        $"body{{background:{scheme.Page};color:{scheme.Ink}}}\n"
        + $"a{{color:{scheme.Series[0]}}}\n"
        + $"h2,.wide,.wide th,.wide td,figure,.scenario,ul.rules,.swatch,.bar{{border-color:{scheme.Line}}}\n"
        + $".quiet,.place,.why,.word,figcaption,thead th,footer,summary .place,.fold>summary,.contents summary,.part,.below,tr.file th{{color:{scheme.Quiet}}}\n"
        + $"a.place{{color:{scheme.Quiet}}}\n"
        + $"code{{background:{scheme.Lane}}}\n"
        + $".bar{{background:{scheme.Page}}}\n"
        + $"tr.file th{{background:{scheme.Lane}}}\n"
        + $"thead th{{background:{scheme.Lane}}}\n"
        + $"code.plain{{background:none}}\n"
        + $".refused{{color:{scheme.Refused}}}\n"
        + $".answered{{color:{scheme.Answered}}}\n"
        + $":target{{background:{scheme.Rest}}}\n"
        + string.Concat(scheme.Series.Select((colour, i) => $"td.sm-t{i},.swatch.sm-t{i},.value.sm-t{i}{{background:{colour}2b}}\n"));
}
