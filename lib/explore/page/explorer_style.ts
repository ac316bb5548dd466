/** What the explorer's chapter adds to the page's style sheet. */
export const EXPLORER_STYLE = `
.explorer { grid-template-columns: repeat(auto-fill, minmax(min(100%, 26rem), 1fr)); }
.explorer .panel-title { min-height: 1.9em; display: flex; align-items: center; }
.explorer[hidden] { display: none; }
.explorer canvas { width: 100%; height: auto; display: block; image-rendering: pixelated; }
.explorer .mount:focus-within { outline: 2px solid var(--accent); outline-offset: 2px; }
.explorer svg:focus-visible { outline: none; }
#detector-overlay { touch-action: none; cursor: crosshair; }
#detector-overlay circle, #detector-overlay path { vector-effect: non-scaling-stroke; }
#detector-overlay .area { fill: #fff; fill-opacity: .14; fill-rule: evenodd; stroke: none; }
.readout { font: .875rem/1.45 var(--sans); font-variant-numeric: tabular-nums; margin: .45rem 0 0; min-height: 1.45em; }
#detector-presets { display: flex; flex-wrap: wrap; gap: .4rem; }
#detector-help { margin-top: .5rem; }
.controls, .saves { font: .875rem/1.6 var(--sans); border: 0; padding: 0; margin: .4rem 0 0; display: flex; flex-wrap: wrap; gap: .3rem .9rem; align-items: center; }
.controls input[type=number] { width: 5.2em; }
.explorer input, .explorer select, .explorer button { font: inherit; color: inherit; background: var(--wash); border: 1px solid var(--muted); border-radius: 3px; padding: .1rem .35rem; }
.explorer input[type=radio], .explorer input[type=checkbox] { accent-color: var(--accent); }
.explorer button { cursor: pointer; padding: .15rem .6rem; }
.explorer button:disabled { color: var(--muted); cursor: default; }
.saves::before { content: "save"; color: var(--muted); }
.figure-saves { font: .875rem/1.6 var(--sans); margin-top: .6rem; }
.figure-saves ul { margin: .3rem 0 0; padding: 0; list-style: none; }
.figure-saves li { display: flex; flex-wrap: wrap; gap: .2rem .7rem; align-items: baseline; padding: .2rem 0; border-top: 1px solid var(--rule); }
.figure-saves button { font: inherit; color: inherit; background: var(--wash); border: 1px solid var(--muted); border-radius: 3px; padding: .05rem .5rem; cursor: pointer; }
.figure-saves-place { position: absolute; left: 0; top: 0; width: 480px; visibility: hidden; }
.explorer-input { margin: 0 0 1rem; }
`.replace(/\n\s*/g, "\n");
