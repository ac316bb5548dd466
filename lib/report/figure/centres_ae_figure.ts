import { centresContent } from "../centres/centres_content.ts";
import type { ReportFigure } from "../report_figure.ts";

/** Mean patterns of the sub-domains that the AE's codes give. */
export const centresAeFigure: ReportFigure = {
  id: "centres-ae",
  title: "Cluster centres of the AE",
  arrays: ["centres_ae"],
  otherwise: "This run folder holds no cluster centres of the AE.",
  draw: (page) => centresContent(page, [{ map: "ae", title: "AE" }]),
};
