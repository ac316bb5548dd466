import { html } from "../markup/html.ts";
import type { FigureContent } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import {
  clusterCentres,
  type ClusterCentresOptions,
} from "./cluster_centres.ts";
import { latticeTable } from "./lattice_table.ts";

/**
 * Cluster centres of one or more label maps with their lattices; undefined
 * where the run has no centres of any.
 */
export function centresContent(
  page: ReportPage,
  groups: readonly ClusterCentresOptions[],
): FigureContent | undefined {
  const drawn = groups.map((group) => {
    const centres = clusterCentres(page, {
      ...group,
      heading: groups.length > 1,
    });
    return centres && html`${centres}${latticeTable(page, group)}`;
  }).filter((item) => item !== undefined);
  if (drawn.length === 0) return undefined;
  const caption =
    `The mean masked pattern of each cluster, intensity as stored on a logarithmic scale, and the same less the background's mean: vermillion where the cluster scatters more, blue where less. Disks further out mean a smaller lattice; turned disks a rotated one; unequal disks of one ring a tilted or rippled sheet.`;
  return { body: html`${drawn}`, caption };
}
