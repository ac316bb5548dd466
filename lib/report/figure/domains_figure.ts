import { labelPanel } from "../panel/label_panel.ts";
import { panels } from "../panel/panels.ts";
import type { ReportFigure } from "../report_figure.ts";

const MAPS = [
  { map: "truth_subdomain", title: "Truth" },
  { map: "level3", title: "Level 3" },
  { map: "ae", title: "AE" },
  { map: "vae", title: "VAE" },
] as const;

/** The sub-domains that level 3, AE and VAE find, beside the true ones. */
export const domainsFigure: ReportFigure = {
  id: "sub-domains",
  title: "Sub-domains: level 3, AE and VAE",
  arrays: MAPS.map(({ map }) => map),
  otherwise: "This run folder holds no map of sub-domains.",
  draw(page) {
    const drawn = MAPS.map((item) => labelPanel(page, item))
      .filter((item) => item !== undefined);
    if (drawn.length === 0) return undefined;
    const reference = page.arrays.has("truth_subdomain")
      ? "true sub-domain"
      : "level-3 cluster";
    const caption =
      `Each material split once more by k-means in three ways: on the features (level 3), on the AE's codes and on the VAE's means. Cool colours belong to one material, warm ones to the other. A cluster has the colour of the ${reference} that it overlaps most, so maps that agree look alike; speckle means that neighbouring positions fall into different clusters, which noise does and domains do not.`;
    return { body: panels("quarter", drawn), caption };
  },
};
