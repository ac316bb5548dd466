import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { planeScaleBar } from "../../report/panel/plane_scale_bar.ts";
import type { Exploration } from "../exploration.ts";

/**
 * The chapter that the page's script brings to life: an image of the scan, the
 * pattern at a position, virtual detectors on the mean pattern and their image.
 */
export function explorerChapter(
  { run, input }: Pick<Exploration, "run" | "input">,
): Markup {
  const about = "missing" in input
    ? html`<p id="explorer-missing">There are no patterns on demand: ${input.missing}</p>`
    : html`
      <details class="explorer-input">
        <summary>The scan behind this page</summary>
        <p class="note">${input.found} ${input.checks.map((check) =>
          `${check} `
        )}</p>
      </details>
    `;
  const { scan: [rows, columns], detector } = run.result.input.shape;
  const scanBar = planeScaleBar(run, "scan");
  const detectorBar = planeScaleBar(run, "detector");
  return html`
    <section class="chapter" id="explorer">
      <h2>Explore</h2>
      ${about}
      <noscript><p>This chapter needs scripts; the rest of the page does not.</p></noscript>
      <div class="panels explorer" hidden>
        <div class="panel">
          <p class="panel-title"><label>Scan: <select id="scan-image"></select></label></p>
          <div class="mount" id="scan-mount"><canvas id="scan-canvas"></canvas></div>
          ${scanBar}<p class="readout" id="scan-readout" role="status"></p>
          <ul class="legend" id="scan-legend"></ul>
          <p class="saves">${save(
            "scan-png",
            "PNG",
          )} <a id="scan-npy" download>.npy</a> <a href="/label_maps.csv" download>all label maps, CSV</a></p>
        </div>
        <div class="panel" id="pattern-panel">
          <p class="panel-title">Pattern, as stored</p>
          <div class="mount"><canvas id="pattern-canvas" role="img"
              aria-label="Diffraction pattern of the position, as stored."></canvas></div>
          ${detectorBar}<p class="readout" id="pattern-readout"></p>
          <p class="controls"><label><input type="checkbox" id="pattern-log" checked> logarithmic</label></p>
          <p class="saves">${save(
            "pattern-png",
            "PNG",
          )} <a id="pattern-npy" download>.npy</a></p>
        </div>
        <div class="panel" id="detector-panel">
          <p class="panel-title">Virtual detector on the mean pattern</p>
          <div class="mount" id="detector-mount"><canvas id="mean-canvas" aria-hidden="true"></canvas>
            <svg class="overlay" id="detector-overlay" viewBox="0 0 ${detector[
              1
            ]} ${detector[0]}"
              tabindex="0" role="application"
              aria-label="Virtual detector. Arrow keys move it, plus and minus change its outer radius, brackets its inner one; Shift for steps of ten."
              aria-describedby="detector-help"></svg></div>
          ${detectorBar}<p class="readout" id="detector-readout" role="status"></p>
          <fieldset class="controls"><legend class="quiet">Shape and place</legend>
            <label><input type="radio" name="detector-kind" value="disc"> disc</label>
            <label><input type="radio" name="detector-kind" value="annulus" checked> annulus</label>
            ${number("detector-y", "row", detector[0] - 1)}
            ${number("detector-x", "column", detector[1] - 1)}
            ${number(
              "detector-inner",
              "inner radius",
              Math.ceil(Math.hypot(...detector)),
            )}
            ${number(
              "detector-outer",
              "outer radius",
              Math.ceil(Math.hypot(...detector)),
            )}
            <span id="detector-presets"></span>
          </fieldset>
          <p class="note" id="detector-help">Press and drag beside the circles for a new one from its centre; drag a circle for its radius, the middle to move it. Keys: arrows, + and −, [ and ], Shift for ten.</p>
        </div>
        <div class="panel" id="image-panel">
          <p class="panel-title">Image of the virtual detector</p>
          <div class="mount" id="image-mount"><canvas id="image-canvas"></canvas></div>
          ${scanBar}<p class="readout" id="image-readout" role="status"></p>
          <p class="controls"><button type="button" id="image-exact">Exact image</button>
            <label>computed by <select id="image-engine"></select></label></p>
          <p class="saves">${save("image-png", "PNG")} ${save(
            "image-npy",
            ".npy",
          )}</p>
        </div>
      </div>
      <p class="note" id="explorer-sizes">${rows} × ${columns} scan positions, ${detector[
        0
      ]} × ${detector[1]} detector pixels; rows and columns count from 0.</p>
    </section>
  `;
}

function save(id: string, kind: string): Markup {
  return html`<button type="button" class="save" id="${id}">${kind}</button>`;
}

function number(id: string, title: string, most: number): Markup {
  return html`
    <label>${title} <input type="number" id="${id}" min="0" max="${most}"
        step="any" inputmode="decimal"></label>
  `;
}
