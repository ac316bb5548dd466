import { centresContent } from "../centres/centres_content.ts";
import type { ReportFigure } from "../report_figure.ts";

/** Mean patterns of the sub-domains of level 3. */
export const centresLevel3Figure: ReportFigure = {
  id: "centres-level3",
  title: "Cluster centres of level 3",
  arrays: ["centres_level3"],
  otherwise: "This run folder holds no cluster centres of level 3.",
  draw: (page) => centresContent(page, [{ map: "level3", title: "Level 3" }]),
};
