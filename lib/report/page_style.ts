/** Colours on a dark ground. */
const DARK = `
  --paper: #131619; --ink: #e3e6e8; --muted: #a0a8b0; --rule: #333a41;
  --accent: #86c5ee; --wash: #1b1f23; --ground: #c3c6c9; --good: #6cc28e;
  --bad: #f09a73; --bar: #557f9c; --track: #2a3036;
  color-scheme: dark;
`;

/**
 * The page's style sheet: one column of serif text and tables, figures as wide
 * as the screen allows, light or dark as the reader's system or the page's own
 * button has it, always light on paper.
 */
export const PAGE_STYLE = `
:root {
  --paper: #fdfdfb; --ink: #1b1f23; --muted: #59616a; --rule: #d8dad5;
  --accent: #0b5d8f; --wash: #f3f4f0; --ground: #d4d6d8; --good: #1b6e3c;
  --bad: #a3320b; --bar: #6d93ad; --track: #e4e6e1;
  --serif: Charter, "Bitstream Charter", "Iowan Old Style", "Palatino Linotype", Palatino, "Source Serif 4", Georgia, serif;
  --sans: system-ui, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif;
  --mono: ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace;
  color-scheme: light;
}
@media screen and (prefers-color-scheme: dark) { :root:not([data-theme="light"]) { ${DARK} } }
@media screen { :root[data-theme="dark"] { ${DARK} } }
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-padding-top: 1rem; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 var(--serif); font-variant-numeric: lining-nums;
}
main { max-width: 66rem; margin: 0 auto; padding: 2.5rem 1.25rem 5rem; }
nav {
  font: .875rem/1.4 var(--sans); border-bottom: 1px solid var(--rule);
  padding: .6rem 1.25rem;
}
nav ol {
  list-style: none; margin: 0 auto; padding: 0; max-width: 63.5rem;
  display: flex; flex-wrap: wrap; gap: .25rem 1.1rem;
}
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: .15em; }
nav a { text-decoration: none; }
nav a:hover { text-decoration: underline; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
h1, h2, h3 { line-height: 1.2; text-wrap: balance; overflow-wrap: anywhere; }
h1 { font-size: clamp(1.7rem, 1.2rem + 2.2vw, 2.5rem); font-weight: 600; margin: 0 0 1rem; }
h2 {
  font-size: 1.5rem; font-weight: 600; margin: 4rem 0 1.25rem; padding-top: .9rem;
  border-top: 2px solid var(--ink);
}
h3 { font-size: 1.1875rem; font-weight: 600; margin: 2.5rem 0 .75rem; }
p { margin: 0 0 .9rem; max-width: 44rem; overflow-wrap: anywhere; }
.kind {
  font: 600 .8125rem/1 var(--sans); letter-spacing: .06em; text-transform: uppercase;
  color: var(--muted); margin-bottom: .7rem;
}
.lead { font-size: 1.1875rem; max-width: 46rem; text-wrap: pretty; }
.facts {
  font: .9375rem/1.45 var(--sans); margin: 1.5rem 0 2rem;
  display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 19rem), 1fr));
  gap: 0 2rem;
}
.facts div { display: flex; gap: .75rem; padding: .4rem 0; border-top: 1px solid var(--rule); }
dt { color: var(--muted); flex: 0 0 5.2rem; }
dd { margin: 0; min-width: 0; overflow-wrap: anywhere; }
.figure { margin: 0 0 3rem; }
figure { margin: 0; }
figcaption { max-width: 46rem; margin-top: 1rem; font-size: 1rem; }
.note, .aside, .count, .remark { color: var(--muted); }
.note, .remark { font: .875rem/1.45 var(--sans); }
.remark { margin: .4rem 0 0; }
.aside { font-size: .9em; }
.panels { display: grid; gap: 1.75rem 1.5rem; margin: 0 0 1.5rem; align-items: start; }
.panels-large { grid-template-columns: minmax(0, 30rem); }
.panels-quarter { grid-template-columns: repeat(auto-fill, minmax(min(100%, 14rem), 1fr)); }
.panels-medium { grid-template-columns: repeat(auto-fill, minmax(min(100%, 18rem), 1fr)); }
.panels-small { grid-template-columns: repeat(auto-fill, minmax(min(46%, 11rem), 1fr)); gap: 1.25rem 1rem; align-items: end; }
.panels-wide { grid-template-columns: repeat(auto-fill, minmax(min(100%, 28rem), 1fr)); }
.panel, .card { min-width: 0; font: .875rem/1.4 var(--sans); }
.panel-title, .card-title, .group-title { font: 600 .9375rem/1.35 var(--sans); margin: 0 0 .45rem; }
.group-title { margin: 1.5rem 0 .75rem; }
.key { align-self: end; min-width: 0; font: .875rem/1.4 var(--sans); }
.pair { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
.pair .panel-title { font-weight: 400; color: var(--muted); font-size: .8125rem; margin-bottom: .25rem; }
.mount { position: relative; background: var(--ground); line-height: 0; }
.mount img { width: 100%; height: auto; display: block; }
.mount img, .pixels, .bar img { image-rendering: pixelated; }
.overlay { position: absolute; inset: 0; width: 100%; height: 100%; }
.overlay circle, .halo, .line { fill: none; vector-effect: non-scaling-stroke; }
.halo { stroke: #000; stroke-opacity: .55; stroke-width: 2.6; }
.line { stroke: #fff; stroke-width: 1.2; }
.scale { display: flex; align-items: center; gap: .5rem; margin: .45rem 0 0; font-variant-numeric: tabular-nums; }
.scale-bar { flex: none; height: 6px; border: 1.5px solid var(--ink); border-top: 0; }
.bar { margin-top: .5rem; }
.bar-strip { position: relative; line-height: 0; }
.bar img { width: 100%; height: 10px; display: block; }
.bar-strip span { position: absolute; top: -3px; bottom: -3px; width: 0; border-left: 2px solid var(--ink); }
.bar p { margin: 0 0 .15rem; color: var(--muted); }
.bar-ends { display: flex; justify-content: space-between; gap: .5rem; font-variant-numeric: tabular-nums; margin-top: .15rem; white-space: nowrap; }
.legend { list-style: none; margin: .6rem 0 0; padding: 0; display: flex; flex-wrap: wrap; gap: .2rem 1rem; font: .875rem/1.5 var(--sans); }
.panel .legend { display: block; }
.panel .legend li { display: flex; align-items: baseline; gap: .4em; }
.panel .legend .count { margin-left: auto; }
.legend li { overflow-wrap: anywhere; }
.swatch { width: .8em; height: .8em; margin-right: .4em; vertical-align: -.06em; }
.symbol { width: 1.8em; height: .75em; margin-right: .4em; vertical-align: -.02em; }
.count { font-variant-numeric: tabular-nums; font-weight: 400; white-space: nowrap; }
.chart { display: block; width: 100%; height: auto; max-width: 26rem; overflow: visible; font: 12px var(--sans); }
.chart text { white-space: pre; }
.chart [data-mark$="tick label"] { fill: var(--muted); }
.chart .ground { fill: var(--ground); }
.curve { fill: none; stroke-width: 2; }
.dashed { stroke-dasharray: 5 3; stroke-width: 1.5; }
.dots { fill: var(--paper); stroke-width: 1.6; }
.table { overflow-x: auto; margin: 0 0 1.25rem; }
table { border-collapse: collapse; font: .875rem/1.4 var(--sans); min-width: 100%; }
.quiet { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.plain { text-align: left; font-weight: 600; padding: 0 0 .45rem; font-size: .9375rem; }
th, td { text-align: left; vertical-align: top; padding: .4rem .9rem .4rem 0; border-top: 1px solid var(--rule); font-weight: 400; min-width: 4rem; }
tbody th { position: sticky; left: 0; background: var(--paper); min-width: 8.5rem; }
td.text { min-width: 7rem; }
caption span { position: sticky; left: 0; display: inline-block; max-width: calc(100vw - 3rem); }
th:last-child, td:last-child { padding-right: 0; }
thead th { color: var(--muted); border-top: 0; vertical-align: bottom; font-size: .8125rem; }
tbody tr:first-child > * { border-top: 1px solid var(--muted); }
.numeric { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
thead .numeric { white-space: normal; }
.numeric + .text { padding-left: 1.25rem; }
.measure { display: flex; justify-content: flex-end; align-items: center; gap: .6rem; }
.measure svg { flex: 1 1 3rem; min-width: 3rem; }
.measure span { flex: 0 0 5.2em; }
.length { height: .55rem; fill: var(--bar); }
.length .track { fill: var(--track); }
.verdict { white-space: nowrap; font-weight: 600; }
.verdict-holds { color: var(--good); }
.verdict-short { color: var(--bad); }
.verdict-none { color: var(--muted); font-weight: 400; }
summary { cursor: pointer; color: var(--accent); }
code, .command, details pre { font-family: var(--mono); font-size: .9em; }
.digest { overflow-wrap: anywhere; font-size: .8125em; }
td.code { min-width: 16rem; }
.command { background: var(--wash); padding: .8rem 1rem; overflow-x: auto; white-space: pre-wrap; overflow-wrap: anywhere; margin: 0 0 1.25rem; }
details pre { overflow-x: auto; margin: .4rem 0 0; }
.values { font: .875rem/1.45 var(--sans); margin: 0 0 .5rem; padding: 0; }
ol.values { padding-left: 1.2rem; }
.values > div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: .25rem 0; border-top: 1px solid var(--rule); }
.values dt { flex: 0 0 12rem; overflow-wrap: anywhere; }
.values dd { flex: 1 1 14rem; }
@media (min-width: 52rem) {
  /* A single picture has its caption beside it. */
  figure:has(> .panels-large) { display: grid; grid-template-columns: minmax(0, 30rem) minmax(14rem, 1fr); gap: 0 2rem; align-items: start; }
  figure:has(> .panels-large) figcaption { margin: 1.4rem 0 1.5rem; }
}
@media (max-width: 32rem) {
  main { padding-top: 1.5rem; }
  h2 { margin-top: 3rem; }
  .values dt { flex-basis: 100%; }
}
@media print {
  @page { margin: 16mm 14mm; }
  :root { --paper: #fff; }
  body { font-size: 10pt; }
  nav { display: none; }
  main { max-width: none; padding: 0; }
  h2 { margin-top: 10mm; }
  .figure { margin-bottom: 8mm; }
  tbody th { position: static; }
  h2, h3, .group-title, .panel-title { break-after: avoid; }
  .panel, .card, tr, figcaption { break-inside: avoid; }
  .panels-medium { grid-template-columns: repeat(3, 1fr); }
  .panels-quarter { grid-template-columns: repeat(4, 1fr); }
  .panels-small { grid-template-columns: repeat(5, 1fr); }
  figure:has(> .panels-large) { display: grid; grid-template-columns: 9cm 1fr; gap: 0 6mm; break-inside: avoid; }
  .panels-wide { grid-template-columns: 1fr 1fr; }
  .table { overflow: visible; }
  table, .panel, .card, .legend, .values, .key { font-size: 8pt; }
  td.code { min-width: 0; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
`.replace(/\n\s*/g, "\n");
