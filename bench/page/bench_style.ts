/** What the bench page adds to the report's style sheet. */
export const BENCH_STYLE = `
:root {
  --series-1: #0072b2; --series-2: #c4510a; --series-3: #00805e;
  --series-4: #9c3f8c; --series-5: #8a6d00; --series-6: #3d6f8c;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --series-1: #56b4e9; --series-2: #f0883e; --series-3: #35c49a;
    --series-4: #d78fc8; --series-5: #dcc14a; --series-6: #a9bccb;
  }
}
main { max-width: 76rem; }
nav ol { max-width: 73.5rem; }
.answer { max-width: 46rem; }
.below { display: block; color: var(--muted); font-size: .8125rem; white-space: normal; }
.numeric .below { white-space: nowrap; }
.range { display: block; width: 100%; min-width: 9.5rem; height: 1.15rem; }
.range rect { fill: var(--bar); opacity: .55; }
.range-good rect { fill: var(--good); }
.range-bad rect { fill: var(--bad); }
.range path, .spark path { fill: none; vector-effect: non-scaling-stroke; }
.whiskers { stroke: var(--ink); stroke-width: 1.4; }
.one { stroke: var(--muted); stroke-width: 1; }
.range-axis { position: relative; display: block; height: 1.1rem; min-width: 9.5rem; font-variant-numeric: tabular-nums; }
.range-axis span { position: absolute; transform: translateX(-50%); white-space: nowrap; }
.range-axis span::after { content: ""; position: absolute; left: 50%; top: 1.15rem; height: .3rem; border-left: 1px solid var(--muted); }
.axis-title { display: block; white-space: nowrap; }
.scores { list-style: none; margin: 0; padding: 0; min-width: 12rem; }
.scores li { display: flex; justify-content: space-between; gap: .75rem; }
.scores li span:last-child { font-variant-numeric: tabular-nums; white-space: nowrap; }
.spark { display: block; width: 12.5rem; height: 2rem; }
.spark .band { fill: var(--bar); fill-opacity: .35; }
.spark-line { stroke: var(--series-1); stroke-width: 1.6; }
.spark circle { fill: var(--series-1); }
.panels-wide .chart { max-width: 30rem; }
.made { color: var(--muted); font: .875rem/1.45 var(--sans); margin-top: .4rem; overflow-wrap: anywhere; }
.legend + .panels, .legend + .group-title { margin-top: 1.25rem; }
@media (max-width: 32rem) {
  .range, .range-axis { min-width: 7rem; }
  .axis-title { white-space: normal; }
  .spark { width: 9rem; }
}
@media print { .scores, .range, .range-axis { min-width: 0; } }
`.replace(/\n\s*/g, "\n");
