import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { ReportPage } from "../report_page.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatShare } from "../text/format_share.ts";
import { clusterTitle } from "../panel/cluster_title.ts";

/**
 * The clusters of a label map with the lattices fitted to their mean patterns;
 * undefined where no lattice was fitted.
 */
export function latticeTable(
  page: ReportPage,
  options: { readonly map: string; readonly title: string },
): Markup | undefined {
  const { map, title } = options;
  const clusters = page.result.clusters[map] ?? [];
  if (clusters.every(({ lattice }) => !lattice)) return undefined;
  const [rows, columns] = page.result.input.shape.scan;
  const size = page.result.input.calibration.detectorPixelPerAngstrom;
  const known = typeof size === "number" && size > 0;
  const ring = (radius: number | undefined) =>
    radius === undefined || !known
      ? formatNumber(radius)
      : html`${formatNumber(radius)} <span class="aside">(${
        formatNumber(radius * size)
      } Å⁻¹)</span>`;
  return dataTable({
    caption: `${title}: lattices fitted to the mean patterns`,
    columns: [
      { title: "Cluster" },
      { title: "Positions", numeric: true },
      { title: "Share", numeric: true },
      { title: "{10-10} radius, px", numeric: true },
      { title: "{11-20} radius, px", numeric: true },
      { title: "Rotation", numeric: true },
      { title: "Contrast", numeric: true },
      { title: "{11-20} intensities over their mean", numeric: true },
    ],
    rows: clusters.map((cluster) => {
      const { lattice } = cluster;
      const style = page.styles.get(map)?.find((other) =>
        other.label === cluster.label
      );
      return [
        clusterTitle({
          name: cluster.name,
          colour: style?.colour ?? "var(--ground)",
        }),
        formatNumber(cluster.positions),
        formatShare(cluster.positions, rows * columns),
        ring(lattice?.firstRing),
        ring(lattice?.secondRing),
        lattice ? `${formatNumber(lattice.rotation)}°` : "–",
        formatNumber(lattice?.contrast, { digits: 3 }),
        lattice
          ? lattice.secondRingIntensities
            .map((value) => Number.isFinite(value) ? value.toFixed(2) : "–")
            .join("\u2002")
          : "–",
      ];
    }),
  });
}
