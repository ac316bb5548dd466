import { disagreementPanel } from "../agreement/disagreement_panel.ts";
import { html } from "../markup/html.ts";
import { labelPanel } from "../panel/label_panel.ts";
import { panels } from "../panel/panels.ts";
import type { ReportFigure } from "../report_figure.ts";
import { sentences } from "../text/sentences.ts";

const MAPS = [
  { map: "level1", title: "Level 1: flake and support" },
  { map: "materials", title: "Level 2: materials" },
  { map: "truth_material", title: "Truth: materials" },
] as const;

/** The first two levels of the hierarchy beside the true materials. */
export const materialsFigure: ReportFigure = {
  id: "materials",
  title: "Levels 1 and 2: flake and materials",
  arrays: MAPS.map(({ map }) => map),
  otherwise: "This run folder holds no map of levels 1 and 2.",
  draw(page) {
    const drawn = MAPS.map((item) => labelPanel(page, item))
      .filter((item) => item !== undefined);
    if (drawn.length === 0) return undefined;
    const truth = page.arrays.has("truth_material");
    const compared = [
      { map: "level1", title: "Level 1", labelled: true },
      { map: "materials", title: "Level 2" },
    ].map((item) =>
      disagreementPanel(page, { ...item, reference: "truth_material" })
    ).filter((item) => item !== undefined);
    const caption = sentences(
      "Level 1 separates the flake from the support film (grey); level 2 splits the flake. A cluster is named by the lattice fitted to its mean pattern, and the numbers count scan positions.",
      truth
        ? "The closer the second map is to the third, the better."
        : "There is no known truth for this input: judge the maps by their shapes.",
      compared.length > 0 &&
        "Below, positions that disagree with the truth keep their cluster's colour, those of the flake that were not found are black, and all others are pale: errors belong along the interfaces and the rims of holes, not within a material.",
    );
    const body = html`${panels("medium", drawn)}${
      compared.length > 0 &&
      html`<p class="group-title">Where they disagree with the truth</p>${
        panels("medium", compared)
      }`
    }`;
    return { body, caption };
  },
};
