/// <reference lib="dom" />
import { valueRange } from "../../report/picture/value_range.ts";
import { formatNumber } from "../../report/text/format_number.ts";
import type { SelectionState } from "../../view/selection.ts";
import type { ExplorerSetup, ScanImageSetup } from "../page/explorer_setup.ts";
import { element } from "./element.ts";
import { latest } from "./latest.ts";
import { loadArray } from "./load_array.ts";
import { paintLabels, paintValues } from "./paint_image.ts";
import { saveCanvas } from "./save_file.ts";
import { showImage } from "./show_image.ts";

/**
 * Shows the run's images of the scan, one at a time, and says what is at the
 * position that is looked at. Settled when the first image is shown.
 */
export async function scanPanel(
  { images, shape: { scan } }: ExplorerSetup,
  selection: SelectionState,
): Promise<void> {
  const canvas = element("scan-canvas", HTMLCanvasElement);
  const select = element("scan-image", HTMLSelectElement);
  const readout = element("scan-readout", HTMLElement);
  const link = element("scan-npy", HTMLAnchorElement);
  let values: ArrayLike<number> = [];
  let image: ScanImageSetup | undefined;
  select.append(...images.map(({ title, array }) => new Option(title, array)));

  const say = () => {
    const position = selection.shown;
    const value = values[position];
    if (value === undefined) return;
    const what = image?.styles
      ? image.styles.find(({ label }) => label === value)?.name ?? "background"
      : formatNumber(value, { digits: 4 });
    readout.textContent = `row ${Math.floor(position / scan[1])}, column ${
      position % scan[1]
    }: ${what}`;
  };
  const show = latest(async (name: string) => {
    try {
      values = await loadArray(name);
      image = images.find(({ array }) => array === name);
      showImage(
        canvas,
        image?.styles
          ? paintLabels(values, image.styles)
          : paintValues(values, {
            colours: "gray",
            range: valueRange([values]),
            logarithmic: false,
          }),
        scan,
      );
      showLegend(image?.styles ?? []);
      link.href = `/array/${name}.npy`;
      say();
    } catch (error) {
      readout.textContent = (error as Error).message;
    }
  });
  select.addEventListener("change", () => show(select.value));
  element("scan-png", HTMLButtonElement).addEventListener(
    "click",
    () => saveCanvas(`${select.value}.png`, canvas),
  );
  selection.follow(say);
  if (images.length > 0) await show(images[0].array);
}

function showLegend(styles: NonNullable<ScanImageSetup["styles"]>): void {
  element("scan-legend", HTMLElement).replaceChildren(
    ...styles.map(({ name, colour }) => {
      const item = document.createElement("li");
      const swatch = document.createElement("span");
      swatch.className = "swatch";
      swatch.style.display = "inline-block";
      swatch.style.background = colour;
      item.append(swatch, name);
      return item;
    }),
  );
}
