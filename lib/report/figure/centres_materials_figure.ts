import { centresContent } from "../centres/centres_content.ts";
import type { ReportFigure } from "../report_figure.ts";

/** Mean patterns of the flake and of the materials. */
export const centresMaterialsFigure: ReportFigure = {
  id: "centres-materials",
  title: "Cluster centres of levels 1 and 2",
  arrays: ["centres_level1", "centres_materials"],
  otherwise: "This run folder holds no cluster centres of levels 1 and 2.",
  draw: (page) =>
    centresContent(page, [
      { map: "level1", title: "Level 1" },
      { map: "materials", title: "Level 2" },
    ]),
};
