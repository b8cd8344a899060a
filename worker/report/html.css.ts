// Style of the HTML rendering: one column that reads well on screen, on paper, in light and in dark. No fonts are fetched.

/** Slots of the growth picture: six findings, the rest, everything else, the engine, warm-up. Also used by the PDF (light). */
export const LAYER_COLOURS = {
  light: ['#c8412d', '#e5833a', '#e3b23c', '#8d5fa8', '#3f7fb5', '#56a08b', '#9aa5b4', '#b4bfcd', '#d6dde6', '#7fa9c6'],
  dark: ['#e2614d', '#ec9b59', '#e8c25c', '#ab83c4', '#69a1d1', '#74bba7', '#7d8896', '#57616e', '#3a424d', '#5f93b5'],
} as const;

const layerVariables = (colours: readonly string[]): string =>
  colours.map((colour, i) => `--l${i}:${colour}`).join(';');

export const STYLE = `
:root{color-scheme:light dark;--bg:#fff;--ink:#1a1e26;--soft:#596373;--line:#dfe4ec;--card:#f6f8fb;--leak:#b3261e;--growth:#8f5200;--warm-up:#2c688c;--none:#1b7542;${layerVariables(LAYER_COLOURS.light)}}
@media (prefers-color-scheme:dark){:root{--bg:#14171c;--ink:#e8ebf0;--soft:#a2acba;--line:#323a45;--card:#1c2128;--leak:#ff8d82;--growth:#f3b562;--warm-up:#86c1e5;--none:#6fd39a;${layerVariables(LAYER_COLOURS.dark)}}}
*{box-sizing:border-box}
body{margin:0;background:var(--bg);color:var(--ink);font:16px/1.6 system-ui,-apple-system,"Segoe UI","Pretendard","Apple SD Gothic Neo","Noto Sans KR","Malgun Gothic",sans-serif;overflow-wrap:anywhere}
:lang(ko){word-break:keep-all}
main{max-width:60rem;margin:0 auto;padding:2.5rem 1.25rem 4rem}
h1{font-size:1rem;font-weight:600;color:var(--soft);margin:0 0 1.5rem;letter-spacing:.01em}
h2{font-size:1.3rem;line-height:1.3;margin:3rem 0 .9rem;padding-top:1.4rem;border-top:1px solid var(--line)}
h3{font-size:1.1rem;line-height:1.35;margin:0 0 .6rem}
p{margin:.4rem 0}
.verdict{border-left:.4rem solid currentColor;padding:.2rem 0 .2rem 1.1rem}
.verdict.leak{color:var(--leak)}.verdict.growth{color:var(--growth)}.verdict.warm-up{color:var(--warm-up)}.verdict.none{color:var(--none)}
.verdict .word{font-size:1.9rem;font-weight:700;line-height:1.2;margin:0}
.verdict .sure{font-size:.95rem;margin:.2rem 0 0}
.answer{font-size:1.2rem;line-height:1.5;margin:1.1rem 0}
.soft,figcaption,.made{color:var(--soft);font-size:.9rem}
ul.plain{margin:.4rem 0;padding-left:1.2rem}
figure{margin:1rem 0;overflow-x:auto}
figure svg{min-width:34rem}
a{color:inherit}
svg{display:block;width:100%;height:auto}
svg text{font:12px system-ui,-apple-system,"Segoe UI","Noto Sans KR","Malgun Gothic",sans-serif;fill:var(--soft)}
svg .label{fill:var(--ink)}svg .grid{stroke:var(--line)}svg .zero{stroke:var(--soft)}svg .total{fill:none;stroke:var(--ink);stroke-width:1.75}svg .leader{stroke:var(--soft);stroke-width:.75;fill:none}
${LAYER_COLOURS.light.map((_, i) => `.l${i}{fill:var(--l${i});background:var(--l${i})}`).join('')}
.layer{stroke:var(--bg);stroke-width:1}
.swatch{display:inline-block;width:.75rem;height:.75rem;border-radius:2px;margin-right:.5rem;vertical-align:-.05rem;border:1px solid var(--line)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.92rem;margin:.6rem 0}
th,td{min-width:4.5rem;overflow-wrap:break-word;text-align:left;vertical-align:top;padding:.4rem .7rem .4rem 0;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--soft);font-size:.85rem}
.n{text-align:right;padding-right:1.1rem;font-variant-numeric:tabular-nums;white-space:nowrap}
tfoot td{font-weight:600;border-bottom:0}
td code,.parts td{overflow-wrap:anywhere}.k{min-width:8rem;max-width:22rem}
.hint{display:none;color:var(--soft);font-size:.85rem}
code,.mono{font:.9em ui-monospace,SFMono-Regular,Menlo,Consolas,"Noto Sans Mono CJK KR",monospace}
bdi{unicode-bidi:isolate}
.finding.leak{--tone:var(--leak)}.finding.growth{--tone:var(--growth)}.finding.warm-up{--tone:var(--warm-up)}
.finding{background:var(--card);border:1px solid var(--line);border-radius:.6rem;padding:1.2rem 1.3rem;margin:1.2rem 0}
.tags{display:flex;flex-wrap:wrap;gap:.4rem;margin:0 0 .8rem;padding:0;list-style:none;font-size:.82rem}
.tags li{border:1px solid var(--line);border-radius:1rem;padding:.05rem .65rem;background:var(--bg)}
.tags .leak{color:var(--leak);border-color:currentColor}.tags .growth{color:var(--growth);border-color:currentColor}.tags .warm-up{color:var(--warm-up);border-color:currentColor}
.facts{display:grid;grid-template-columns:minmax(8rem,12rem) 1fr;gap:.45rem 1rem;margin:1rem 0}
.facts dt{color:var(--soft);font-size:.9rem}.facts dd{margin:0}
.spark{width:9rem;height:1.8rem}.spark .line{fill:none;stroke:var(--tone);stroke-width:1.75}.spark .area{fill:var(--tone);opacity:.14}
pre.code{margin:.3rem 0 .9rem;padding:.6rem .8rem;overflow-x:auto;border:1px solid var(--line);border-radius:6px;font-size:.85rem;line-height:1.5}
pre.code mark{background:none;color:inherit;font-weight:700;border-left:3px solid var(--tone,var(--soft));margin-left:-3px}
ol.path{list-style:none;margin:0;padding:0}
ol.path li{position:relative;padding:.1rem 0 .1rem 1.3rem}
ol.path li::before{content:"";position:absolute;left:.3rem;top:.68rem;width:.45rem;height:.45rem;border-radius:50%;background:var(--soft)}
ol.path li::after{content:"";position:absolute;left:.5rem;top:1.1rem;bottom:-.6rem;border-left:1px solid var(--line)}
ol.path li:last-child::after{display:none}ol.path li:last-child::before{background:var(--tone)}
.todo{border-top:1px solid var(--line);margin-top:1rem;padding-top:.8rem}
.todo strong{display:block}
.words{columns:2 20rem;column-gap:2.5rem}.words div{break-inside:avoid;margin:0 0 .7rem}.words dt{font-weight:600}.words dd{margin:0;color:var(--soft);font-size:.92rem}
@media (max-width:36rem){.hint{display:block}.scroll table{min-width:38rem}.scroll td:not(.n){min-width:7.5rem}main{padding:1.25rem .9rem 3rem}.finding{padding:1rem .9rem}.facts{grid-template-columns:1fr;gap:.1rem}.facts dd{margin-bottom:.6rem}}
@media print{figure svg{min-width:0}:root{--bg:#fff;--ink:#1a1e26;--soft:#596373;--line:#dfe4ec;--card:#fff;--leak:#b3261e;--growth:#8f5200;--warm-up:#2c688c;--none:#1b7542;${layerVariables(LAYER_COLOURS.light)}}
body{font-size:10.5pt}main{max-width:none;padding:0}h2{break-after:avoid}.finding,figure,tr{break-inside:avoid}thead{display:table-header-group}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:16mm}}
`.trim();
