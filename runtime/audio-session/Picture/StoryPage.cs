using System.Globalization;

namespace AudioSessions.Player.Picture;

/// <summary>The page around the picture: the sound with a play-head over the lanes, and the table of all decisions.</summary>
internal static class StoryPage
{
    private const string Style = """
        *{box-sizing:border-box}
        body{margin:0;font:15px/1.5 system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',Arial,sans-serif;background:#eef0f3;color:#171c22}
        main{max-width:1440px;margin:0 auto;padding:20px}
        .unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
        .picture{overflow-x:auto}
        .picture svg{display:block;width:100%;min-width:980px;height:auto;cursor:pointer}
        .head{stroke:#d6247a;stroke-width:2;pointer-events:none}
        .player{position:sticky;bottom:0;z-index:1;display:flex;flex-wrap:wrap;gap:6px 18px;align-items:center;padding:12px 0;background:#eef0f3}
        .player audio{flex:1 1 480px;height:40px}
        .player p{margin:0;flex:0 1 auto;font-size:13px;color:#586270}
        .table{overflow-x:auto;background:#fff;border:1px solid #d9dee4;border-radius:12px}
        table{width:100%;min-width:820px;border-collapse:collapse;font-size:14px}
        th,td{padding:7px 14px;text-align:left;vertical-align:top}
        th{font-weight:600;color:#586270;border-bottom:1px solid #d9dee4}
        tr.event td{border-top:1px solid #d9dee4}
        tbody:first-of-type tr.event td{border-top:0}
        tr.event{cursor:pointer}
        tr.event .what{font-weight:600}
        tr.effect td{padding-top:0;color:#586270}
        tr.effect .what{padding-left:30px}
        td.number{text-align:right;color:#586270;font-variant-numeric:tabular-nums;white-space:nowrap}
        td.number button{all:unset;cursor:pointer}
        td.number button:focus-visible{outline:2px solid;outline-offset:2px}
        td.accepted{color:#586270}
        td.rule{white-space:nowrap;font:12.5px/1.7 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace}
        td.refused{color:#b3261e}
        td.answered{color:#8a5a00}
        tbody.now{background:#f8eaf1}
        @media (prefers-color-scheme:dark){
        body,.player{background:#05080b;color:#e8ecf1}
        .head{stroke:#ff6fb5}
        .table{background:#0e1217;border-color:#303843}
        th,tr.effect td,td.number,td.accepted,.player p{color:#9ba6b3}
        th,tr.event td{border-color:#303843}
        td.refused{color:#ff8a7d}
        td.answered{color:#e6b450}
        tbody.now{background:#2b1a25}
        }
        @media (prefers-reduced-motion:no-preference){tbody{transition:background .15s}}

        """;

    private const string Script = """
        (() => {
          const box = document.querySelector('.picture'), svg = box.querySelector('svg'), audio = document.querySelector('audio');
          const { left, width, top, bottom, duration } = Object.fromEntries(Object.entries(box.dataset).map(([k, v]) => [k, Number(v)]));
          const head = document.createElementNS(svg.namespaceURI, 'line');
          head.setAttribute('class', 'head');
          head.setAttribute('y1', top);
          head.setAttribute('y2', bottom);
          svg.append(head);
          const rows = [...document.querySelectorAll('tbody[data-time]')];
          function show() {
            const x = left + (duration > 0 ? Math.min(audio.currentTime / duration, 1) * width : 0);
            head.setAttribute('x1', x);
            head.setAttribute('x2', x);
            const now = audio.currentTime > 0 ? rows.findLast(row => row.dataset.time <= audio.currentTime + 0.01) : undefined;
            rows.forEach(row => row.classList.toggle('now', row === now));
          }
          function follow() {
            show();
            if (!audio.paused) requestAnimationFrame(follow);
          }
          function hear(time) {
            audio.currentTime = time;
            audio.play();
          }
          audio.addEventListener('play', follow);
          for (const event of ['seeked', 'timeupdate']) audio.addEventListener(event, show);
          svg.addEventListener('click', event => {
            const x = new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;
            if (x >= left && x <= left + width) hear((x - left) / width * duration);
          });
          rows.forEach(row => row.addEventListener('click', () => hear(Number(row.dataset.time))));
          show();
        })();

        """;

    public static string Write(StoryPicture story, string svg, string sound)
    {
        var page = new Markup();
        page.Raw("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en"));
        Head(page, story.Title);
        page.Open("body");
        page.Open("main");
        page.Leaf("h1", story.Title, ("class", "unseen"));
        Picture(page, story, svg);
        page.Open("div", ("class", "player"));
        page.Leaf("audio", "", ("controls", "controls"), ("preload", "metadata"), ("src", sound), ("aria-label", "The sound of the story"));
        page.Leaf("p", "Click into the picture, or on a line of the table, to hear that moment.");
        page.Close();
        StoryTable.Write(page, story);
        page.Close();
        page.Raw("<script>\n" + Script + "</script>\n");
        page.Close();
        page.Close();
        return page.ToString();
    }

    private static void Head(Markup page, string title)
    {
        page.Open("head");
        page.Leaf("meta", null, ("charset", "utf-8"));
        page.Leaf("meta", null, ("name", "viewport"), ("content", "width=device-width, initial-scale=1"));
        page.Leaf("meta", null, ("name", "color-scheme"), ("content", "light dark"));
        page.Leaf("title", title);
        page.Raw("<style>\n" + Style + "</style>\n");
        page.Close();
    }

    /// <summary>The picture with what the script must know to place the play-head.</summary>
    private static void Picture(Markup page, StoryPicture story, string svg)
    {
        var layout = new PictureLayout(story);
        page.Open(
            "div",
            ("class", "picture"),
            ("data-left", Markup.Px(PictureLayout.PlotLeft)),
            ("data-width", Markup.Px(PictureLayout.PlotWidth)),
            ("data-top", Markup.Px(layout.RailY)),
            ("data-bottom", Markup.Px(layout.AxisY)),
            ("data-duration", story.Duration.TotalSeconds.ToString("0.###", CultureInfo.InvariantCulture)));
        page.Raw(svg);
        page.Close();
    }
}
