import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { clusterTitle } from "../panel/cluster_title.ts";
import { panel } from "../panel/panel.ts";
import { planeScaleBar } from "../panel/plane_scale_bar.ts";
import { labelPicture } from "../picture/label_picture.ts";
import type { ReportPage } from "../report_page.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatShare } from "../text/format_share.ts";
import { AGREES, disagreement, MISSED } from "./disagreement.ts";

/** Which maps to compare. */
export interface DisagreementPanelOptions {
  /** Name of the map of clusters. */
  readonly map: string;
  /** Name of the map that it is compared with. */
  readonly reference: string;
  /** Heading of the panel. */
  readonly title: string;
  /** Whether only having a label counts, not which. Default false. */
  readonly labelled?: boolean;
}

/** Neither a cluster's colour nor the ground's. */
const AGREES_COLOUR = "#f4f5f5";
const MISSED_COLOUR = "#000000";

/**
 * A map of the positions where two label maps disagree: they keep their
 * cluster's colour, all others are pale. Undefined where the run lacks a map.
 */
export function disagreementPanel(
  page: ReportPage,
  options: DisagreementPanelOptions,
): Markup | undefined {
  const { map, reference, title, labelled = false } = options;
  const array = page.arrays.get(map);
  const other = page.arrays.get(reference);
  if (array === undefined || other === undefined) return undefined;
  const { marks, compared, disagreeing, missed } = disagreement(
    array.data,
    labelled
      ? Int8Array.from(other.data, (label) => Math.sign(label))
      : other.data,
  );
  const clusters = page.styles.get(map) ?? [];
  const picture = labelPicture(
    { data: marks, shape: [array.shape[0], array.shape[1]] },
    {
      styles: [
        { label: AGREES, colour: AGREES_COLOUR },
        { label: MISSED, colour: MISSED_COLOUR },
        ...clusters.map(({ label, colour }) => ({ label: 2 + label, colour })),
      ],
      longestSide: page.scanSide,
    },
  );
  const said = `${formatNumber(disagreeing)} of ${
    formatNumber(compared)
  } positions disagree${
    compared > 0 ? ` (${formatShare(disagreeing, compared)})` : ""
  }`;
  return panel({
    title,
    array: map,
    picture,
    alt: `${title}: map of the scan on which ${said}.`,
    key: html`${planeScaleBar(page, "scan")}${
      missed > 0 &&
      html`
        <ul class="legend">
          <li>${clusterTitle({
            name: "not found",
            colour: MISSED_COLOUR,
          })} <span class="count">${formatNumber(missed)}</span></li>
        </ul>
      `
    }<p class="remark">${said}.</p>`,
  });
}
