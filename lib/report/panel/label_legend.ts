import type { LabelStyle } from "../colour/label_style.ts";
import { paletteOrder } from "../colour/palette_order.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { formatNumber } from "../text/format_number.ts";
import { clusterTitle } from "./cluster_title.ts";

/** What a legend belongs to. */
export interface LabelLegendOptions {
  /**
   * Name of the label map whose clusters it lists, so that the page's script
   * can make them stand out; none where they are no clusters of positions.
   */
  readonly map?: string;
}

/**
 * Colours, names and sizes of a map's labels as a list, in the order of the
 * palette: maps that share colours list them in the same order.
 */
export function labelLegend(
  styles: readonly LabelStyle[],
  { map }: LabelLegendOptions = {},
): Markup {
  const attributes = ({ label }: LabelStyle) =>
    // The formatter would put the first space on a line of its own.
    map !== undefined &&
    [" ", html`data-map="${map}"`, " ", html`data-label="${label}"`];
  return html`<ul class="legend">${
    paletteOrder(styles).map((style) =>
      html`<li${attributes(style)}>${clusterTitle(style)} <span class="count">${
        formatNumber(style.positions)
      }</span></li>`
    )
  }</ul>`;
}
