import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { labelPicture } from "../picture/label_picture.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { arrayPlane } from "./array_plane.ts";
import { labelLegend } from "./label_legend.ts";
import { panel } from "./panel.ts";
import { planeScaleBar } from "./plane_scale_bar.ts";

/** Which label map to draw. */
export interface LabelPanelOptions {
  /** Name of the map. */
  readonly map: string;
  /** Heading of the panel. */
  readonly title: string;
  /** Leave out the legend. Default false. */
  readonly bare?: boolean;
}

/** Draws a label map with its legend; undefined where the run has none. */
export function labelPanel(
  page: ReportPage,
  options: LabelPanelOptions,
): Markup | undefined {
  const { map, title, bare = false } = options;
  const array = page.arrays.get(map);
  if (array === undefined) return undefined;
  const styles = page.styles.get(map) ?? [];
  const picture = labelPicture(arrayPlane(array), {
    styles,
    longestSide: page.scanSide,
  });
  const names = styles.map((style) =>
    `${chemicalName(style.name)} at ${formatNumber(style.positions)} positions`
  );
  return panel({
    title,
    array: map,
    picture,
    alt: `${title}: map of the scan with ${
      names.length === 0 ? "no label" : names.join("; ")
    }.`,
    key: html`${planeScaleBar(page, "scan")}${
      !bare && labelLegend(styles, { map })
    }`,
  });
}
