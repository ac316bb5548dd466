/// <reference lib="dom" />
import { valueRange } from "../../report/picture/value_range.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type { ExplorerSetup } from "../page/explorer_setup.ts";
import { element } from "./element.ts";
import { latest } from "./latest.ts";
import { paintValues } from "./paint_image.ts";
import type { Position } from "./position_views.ts";
import { saveCanvas } from "./save_file.ts";
import { showImage } from "./show_image.ts";

/** Shows the pattern of the position that is looked at; the last one asked for wins. */
export function patternPanel(
  { shape: { detector } }: ExplorerSetup,
): (position: Position) => void {
  const canvas = element("pattern-canvas", HTMLCanvasElement);
  const readout = element("pattern-readout", HTMLElement);
  const logarithmic = element("pattern-log", HTMLInputElement);
  const link = element("pattern-npy", HTMLAnchorElement);
  let shown: Position = { y: 0, x: 0 };
  let pattern = new Float32Array();
  const draw = () => {
    const options = { logarithmic: logarithmic.checked };
    const range = valueRange([pattern], { positive: options.logarithmic });
    showImage(
      canvas,
      paintValues(pattern, { ...options, colours: "magma", range }),
      detector,
    );
    const [low, high] = [range.low, range.high].map((value) =>
      formatNumber(value, { digits: 3 })
    );
    readout.textContent =
      `row ${shown.y}, column ${shown.x}; colours from ${low} to ${high}`;
    // For those who look at the page from outside, as its test does.
    canvas.dataset.position = `${shown.y} ${shown.x}`;
  };
  const show = latest(async ({ y, x }: Position) => {
    try {
      const query = `y=${y}&x=${x}`;
      const response = await fetch(`/pattern?${query}`);
      if (!response.ok) throw new Error((await response.text()).trim());
      pattern = new Float32Array(await response.arrayBuffer());
      shown = { y, x };
      link.href = `/pattern.npy?${query}`;
      draw();
    } catch (error) {
      readout.textContent = (error as Error).message;
    }
  });
  logarithmic.addEventListener("change", draw);
  element("pattern-png", HTMLButtonElement).addEventListener(
    "click",
    () => saveCanvas(`pattern_${shown.y}_${shown.x}.png`, canvas),
  );
  return show;
}
