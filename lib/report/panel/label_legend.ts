import type { LabelStyle } from "../colour/label_style.ts";
import { paletteOrder } from "../colour/palette_order.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { formatNumber } from "../text/format_number.ts";
import { clusterTitle } from "./cluster_title.ts";

/**
 * Colours, names and sizes of a map's labels as a list, in the order of the
 * palette: maps that share colours list them in the same order.
 */
export function labelLegend(styles: readonly LabelStyle[]): Markup {
  return html`<ul class="legend">${
    paletteOrder(styles).map((style) =>
      html`<li>${clusterTitle(style)} <span class="count">${
        formatNumber(style.positions)
      }</span></li>`
    )
  }</ul>`;
}
