/// <reference lib="dom" />
import { valueRange } from "../../report/picture/value_range.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type {
  PatternSource,
  ShownPattern,
} from "../../view/data/pattern_source.ts";
import type { SelectionState } from "../../view/selection.ts";
import type { ExplorerSetup } from "../page/explorer_setup.ts";
import { element } from "./element.ts";
import { paintValues } from "./paint_image.ts";
import { positionQuery } from "./pattern_loader.ts";
import { saveCanvas } from "./save_file.ts";
import { showImage } from "./show_image.ts";

/** Shows the pattern of the position that is looked at, large. */
export function patternPanel(
  { shape: { scan, detector } }: ExplorerSetup,
  selection: SelectionState,
  patternAt: PatternSource,
): void {
  const canvas = element("pattern-canvas", HTMLCanvasElement);
  const readout = element("pattern-readout", HTMLElement);
  const logarithmic = element("pattern-log", HTMLInputElement);
  const link = element("pattern-npy", HTMLAnchorElement);
  let shown: ShownPattern | undefined;
  const place = (position: number) =>
    [Math.floor(position / scan[1]), position % scan[1]] as const;
  const draw = () => {
    if (shown === undefined) return;
    const options = { logarithmic: logarithmic.checked };
    const range = valueRange([shown.values], { positive: options.logarithmic });
    showImage(
      canvas,
      paintValues(shown.values, { ...options, colours: "magma", range }),
      detector,
    );
    const [low, high] = [range.low, range.high].map((value) =>
      formatNumber(value, { digits: 3 })
    );
    const [y, x] = place(shown.position);
    readout.textContent =
      `row ${y}, column ${x}; colours from ${low} to ${high}`;
    link.href = `/pattern.npy?${positionQuery(shown.position, scan[1])}`;
    // For those who look at the page from outside, as its test does.
    canvas.dataset.position = `${y} ${x}`;
  };
  let wanted: number | undefined;
  selection.follow(async () => {
    const position = selection.shown;
    if (position === wanted) return;
    wanted = position;
    try {
      const pattern = await patternAt(position);
      if (position !== wanted) return;
      shown = pattern;
      draw();
    } catch (error) {
      if (position === wanted) readout.textContent = (error as Error).message;
    }
  });
  logarithmic.addEventListener("change", draw);
  element("pattern-png", HTMLButtonElement).addEventListener("click", () => {
    if (shown) {
      saveCanvas(`pattern_${place(shown.position).join("_")}.png`, canvas);
    }
  });
}
