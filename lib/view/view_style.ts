/**
 * Style of what a page's script adds: the panel of the chosen position, beside
 * the report where there is room, else as a sheet at the lower border; crosses,
 * veils and clouds.
 */
export const VIEW_STYLE = `
[hidden] { display: none !important; }
.tool, .chooser select {
  font: 500 .8125rem/1.2 var(--sans); color: var(--ink); background: var(--paper);
  border: 1px solid var(--muted); border-radius: .3rem; padding: .3rem .6rem; min-height: 1.9rem;
}
.tool { cursor: pointer; }
.tool:hover { background: var(--wash); }
.theme { position: absolute; top: .35rem; right: 1.25rem; }
.linked-page nav { position: relative; padding-right: 8.5rem; }
.chooser { display: inline-flex; align-items: center; gap: .5rem; font: .8125rem/1.3 var(--sans); color: var(--muted); }
.chooser select { max-width: 12rem; }
.scan-map { cursor: crosshair; overflow: hidden; }
.scan-map canvas, .pattern-view canvas { width: 100%; height: auto; display: block; image-rendering: pixelated; }
.veil { position: absolute; inset: 0; background: var(--veil, none) 0 0 / 100% 100% no-repeat; image-rendering: pixelated; pointer-events: none; }
.cross-mark { position: absolute; left: var(--cross-x); top: var(--cross-y); width: 0; height: 0; pointer-events: none; }
.cross-mark::before, .cross-mark::after { content: ""; position: absolute; background: #fff; box-shadow: 0 0 0 1px rgb(0 0 0 / .55); }
.cross-mark::before { width: 1.5px; height: 22px; left: -.75px; top: -11px; }
.cross-mark::after { height: 1.5px; width: 22px; top: -.75px; left: -11px; }
.legend .cluster-button, .cluster-button {
  font: inherit; color: inherit; text-align: left; background: none; border: 1px solid transparent; border-radius: .3rem;
  padding: .1rem .35rem; margin: 0 -.35rem; cursor: pointer; display: inline-flex; align-items: baseline; gap: .4em; max-width: calc(100% + .7rem);
}
.panel .legend .cluster-button { display: flex; flex: 1; }
.cluster-button:hover { background: var(--wash); }
.cluster-button[aria-pressed="true"] { border-color: var(--ink); font-weight: 600; }
.chip { display: inline-block; flex: none; width: .8em; height: .8em; border-radius: .15em; background: var(--ground); vertical-align: -.06em; }
.named { display: inline-flex; align-items: baseline; gap: .4em; }
.cloud-view { margin: 0 0 1.5rem; font: .875rem/1.4 var(--sans); max-width: 38rem; }
.cloud-mount { position: relative; overflow: hidden; background: var(--ground); aspect-ratio: 4 / 3; cursor: grab; touch-action: none; user-select: none; }
.cloud-mount:active { cursor: grabbing; }
.cloud-mount canvas { position: absolute; inset: 0; width: 100%; height: 100%; }
.cloud-mark { position: absolute; width: 15px; height: 15px; margin: -7.5px 0 0 -7.5px; border: 2px solid #fff; border-radius: 50%; box-shadow: 0 0 0 1.5px rgb(0 0 0 / .75), inset 0 0 0 1.5px rgb(0 0 0 / .75); pointer-events: none; }
.tools { display: flex; flex-wrap: wrap; align-items: center; gap: .4rem; margin-top: .5rem; }
.tools .chooser { margin-right: auto; }
.linked { font: .875rem/1.4 var(--sans); }
.linked h2 { font: 600 1rem/1.3 var(--sans); margin: 0; padding: 0; border: 0; }
.linked-head { display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
.linked-line { margin: .3rem 0 .6rem; display: flex; flex-wrap: wrap; gap: .1rem .8rem; font-variant-numeric: tabular-nums; }
.linked-patterns { display: grid; grid-template-columns: 1fr 1fr; gap: .75rem; }
.linked .panel-title { font-size: .8125rem; margin-bottom: .3rem; }
.linked .remark { font-size: .75rem; margin-top: .25rem; min-height: 2.9em; }
.linked .legend { display: grid; grid-template-columns: repeat(auto-fill, minmax(8.5rem, 1fr)); font-size: .75rem; line-height: 1.35; gap: 0 .7rem; margin-top: .4rem; }
.map-view { margin-top: .75rem; }
.map-view .mount { margin-top: .45rem; }
.linked-list { margin: .75rem 0 0; font-size: .78rem; line-height: 1.35; font-variant-numeric: tabular-nums; }
.linked-list div { display: flex; gap: .75rem; padding: .22rem 0; border-top: 1px solid var(--rule); }
.linked-list dt { flex: 0 0 6.3rem; }
.linked-cluster:not(:empty) { margin-top: 1rem; padding-top: .6rem; border-top: 2px solid var(--ink); }
.linked-cluster .tool { margin-top: .6rem; }
@media screen and (min-width: 74rem) {
  .linked-page body { display: grid; grid-template-columns: minmax(0, 1fr) 21rem; grid-template-rows: auto 1fr; }
  .linked-page nav { grid-column: 1 / -1; }
  .linked-page main { grid-column: 1; grid-row: 2; width: 100%; max-width: 64rem; padding-right: 2rem; }
  .linked { grid-column: 2; grid-row: 2; position: sticky; top: 0; align-self: start; max-height: 100vh; overflow-y: auto; padding: 1.25rem 1.25rem 2rem; border-left: 1px solid var(--rule); min-height: 100vh; }
  .linked-toggle { display: none; }
}
@media screen and (max-width: 73.99rem) {
  .linked-page main { padding-bottom: 20rem; }
  .linked {
    position: fixed; z-index: 2; left: 0; right: 0; bottom: 0; max-height: 85vh; overflow-y: auto; background: var(--paper);
    border-top: 1px solid var(--muted); box-shadow: 0 -.3rem 1rem rgb(0 0 0 / .12); padding: .5rem 1.25rem .7rem;
  }
  .linked:not(.open) .linked-more { display: none; }
  .linked:not(.open) h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
  .linked:not(.open) .linked-head { float: right; margin-left: 1rem; }
  .linked-line { min-height: 1.9rem; align-items: center; margin: 0 0 .3rem; }
  .linked-patterns { grid-template-columns: repeat(2, minmax(0, 7rem) minmax(0, 1fr)); display: flex; gap: 1rem; }
  .pattern-view { display: grid; grid-template-columns: 4.5rem 1fr; gap: 0 .6rem; flex: 1; align-items: start; align-content: start; }
  .pattern-view .mount { grid-row: 1 / 3; grid-column: 1; }
  .linked .pattern-view .panel-title { margin: 0; grid-column: 2; }
  .linked .pattern-view .remark { margin: 0; grid-column: 2; min-height: 0; }
  .map-view { max-width: 26rem; }
}
@media (max-width: 32rem) {
  .cloud-mount { aspect-ratio: 1; }
}
@media (prefers-reduced-motion: no-preference) {
  .tool, .cluster-button { transition: background-color .12s; }
}
@media print {
  .cloud-view, .theme, .linked-toggle, .linked .chooser, .linked-cluster .tool { display: none; }
  .linked { break-inside: avoid; margin-top: 8mm; border-top: 2px solid var(--ink); padding-top: 4mm; }
  .linked-patterns { max-width: 12cm; }
  .map-view { max-width: 8cm; }
  .linked-page nav { padding: 0; }
}
`.replace(/\n\s*/g, "\n");
