import type { LabelStyle } from "../colour/label_style.ts";
import { paletteOrder } from "../colour/palette_order.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { type ArrayPlane, arrayPlane } from "../panel/array_plane.ts";
import { clusterTitle } from "../panel/cluster_title.ts";
import { colourBar } from "../panel/colour_bar.ts";
import { panels } from "../panel/panels.ts";
import { planeScaleBar } from "../panel/plane_scale_bar.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";

/** Which label map's cluster centres to draw. */
export interface ClusterCentresOptions {
  /** Name of the label map; its centres are the array `centres_` and that. */
  readonly map: string;
  /** What the map is called. */
  readonly title: string;
  /** Write that above the pictures. Default false. */
  readonly heading?: boolean;
}

/**
 * The mean masked pattern of each cluster of a label map, and beside it its
 * difference from the background's mean, all with the same colours; undefined
 * where the run has none.
 */
export function clusterCentres(
  page: ReportPage,
  options: ClusterCentresOptions,
): Markup | undefined {
  const { map, title, heading = false } = options;
  const name = `centres_${map}`;
  const array = page.arrays.get(name);
  if (array === undefined) return undefined;
  const patterns = Array.from(
    { length: array.shape[0] },
    (_, layer) => arrayPlane(array, { layer }),
  );
  const differences = patterns.map((pattern): ArrayPlane => ({
    shape: pattern.shape,
    data: Float64Array.from(
      pattern.data,
      (value, i) => value - patterns[0].data[i],
    ),
  }));
  const range = valueRange(patterns.map(({ data }) => data), {
    positive: true,
  });
  const differenceRange = valueRange(
    differences.slice(1).map(({ data }) => data),
    { symmetric: true, withoutZeros: true },
  );
  // In a picture's place, so that the scale bar has the pictures' width.
  const key = html`<div class="key">${planeScaleBar(page, "detector")}${
    colourBar({ colours: "magma", range, quantity: "mean", logarithmic: true })
  }${
    colourBar({
      colours: "difference",
      range: differenceRange,
      quantity: "difference",
    })
  }</div>`;
  const clusters = paletteOrder(
    patterns.map((_, label) => styleOf(page, map, label)),
  );
  const cards = clusters.map((style) => {
    const { label } = style;
    const subject = chemicalName(style.name);
    const shared = {
      array: name,
      plane: "detector",
      withoutZeros: true,
      bare: true,
      quantity: "intensity",
    } as const;
    const mean = scalarPanel(page, {
      ...shared,
      title: "mean",
      image: patterns[label],
      colours: "magma",
      range,
      logarithmic: true,
      alt: `Mean masked pattern of ${subject}, ${title}.`,
    });
    const difference = label === 0 ? key : scalarPanel(page, {
      ...shared,
      title: "less background",
      image: differences[label],
      colours: "difference",
      range: differenceRange,
      alt:
        `Mean masked pattern of ${subject} less that of the background, ${title}.`,
    });
    return html`
      <div class="card">
        <p class="card-title">${clusterTitle(
          style,
        )} <span class="count">${formatNumber(style.positions)}</span></p>
        <div class="pair">${mean}${difference}</div>
      </div>
    `;
  });
  return html`${heading && html`<p class="group-title">${title}</p>`}${
    panels("medium", cards)
  }`;
}

/** The label's style, or one that sorts first for the background. */
function styleOf(
  page: ReportPage,
  map: string,
  label: number,
): Pick<LabelStyle, "label" | "name" | "colour"> & {
  readonly positions: number | null;
} {
  const style = page.styles.get(map)?.find((other) => other.label === label);
  if (style !== undefined) return style;
  const record = page.result.clusters[map]?.find((other) =>
    other.label === label
  );
  return {
    label,
    name: record?.name ?? (label === 0 ? "background" : `cluster ${label}`),
    colour: "var(--ground)",
    positions: record?.positions ?? background(page, map, label),
  };
}

/** Positions of the background, which the record need not list. */
function background(
  page: ReportPage,
  map: string,
  label: number,
): number | null {
  const labels = page.arrays.get(map);
  if (label !== 0 || labels === undefined) return null;
  let count = 0;
  for (let i = 0; i < labels.data.length; i++) {
    if (labels.data[i] === 0) count++;
  }
  return count;
}
