import { disagreementPanel } from "../agreement/disagreement_panel.ts";
import { html } from "../markup/html.ts";
import { labelPanel } from "../panel/label_panel.ts";
import { panels } from "../panel/panels.ts";
import type { ReportFigure } from "../report_figure.ts";
import { sentences } from "../text/sentences.ts";

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
    const truth = page.arrays.has("truth_subdomain");
    const reference = truth ? "truth_subdomain" : "level3";
    const compared = MAPS
      .filter(({ map }) => map !== "truth_subdomain" && map !== reference)
      .map((item) => disagreementPanel(page, { ...item, reference }))
      .filter((item) => item !== undefined);
    const against = truth ? "the truth" : "level 3";
    const caption = sentences(
      `Each material split once more by k-means in three ways: on the features (level 3), on the AE's codes and on the VAE's means. Cool colours belong to one material, warm ones to the other. A cluster has the colour of the ${
        truth ? "true sub-domain" : "level-3 cluster"
      } that it overlaps most, so maps that agree look alike; speckle means that neighbouring positions fall into different clusters, which noise does and domains do not.`,
      compared.length > 0 &&
        `Below, positions that disagree with ${against} keep their cluster's colour and all others are pale: each cluster stands for what it overlaps most, so a domain split in two counts as found, and coloured bands along a border mean a border that lies elsewhere.`,
    );
    const body = html`${panels("quarter", drawn)}${
      compared.length > 0 &&
      html`<p class="group-title">Where they disagree with ${against}</p>${
        panels("quarter", compared)
      }`
    }`;
    return { body, caption };
  },
};
