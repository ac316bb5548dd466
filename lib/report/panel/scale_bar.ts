import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { formatNumber } from "../text/format_number.ts";
import { niceLength } from "./nice_length.ts";

/** What a scale bar measures. */
export interface ScaleBarOptions {
  /** Array pixels across the picture. */
  readonly pixels: number;
  /** Size of an array pixel; undefined or not positive where it is not known. */
  readonly pixelSize: number | undefined;
  /** Unit of that size. */
  readonly unit: "nm" | "Å⁻¹";
}

/**
 * A bar of round length, at most 30 % of the picture's width, with its length;
 * in array pixels where their size is not known.
 */
export function scaleBar(options: ScaleBarOptions): Markup {
  const { pixels, pixelSize, unit } = options;
  const known = typeof pixelSize === "number" && Number.isFinite(pixelSize) &&
    pixelSize > 0;
  const size = known ? pixelSize : 1;
  const length = known
    ? niceLength(0.3 * pixels * size)
    : Math.max(1, niceLength(0.3 * pixels));
  const share = Math.min(1, length / (pixels * size));
  const label = !known
    ? `${formatNumber(length)} px`
    : unit === "nm" && length >= 1000
    ? `${formatNumber(length / 1000)} µm`
    : `${formatNumber(length, { digits: 1 })} ${unit}`;
  return html`
    <div
      class="scale"><span class="scale-bar" style="width:${(100 * share)
        .toFixed(2)}%"></span><span>${label}</span></div>
  `;
}
