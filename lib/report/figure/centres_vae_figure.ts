import { centresContent } from "../centres/centres_content.ts";
import type { ReportFigure } from "../report_figure.ts";

/** Mean patterns of the sub-domains that the VAE's means give. */
export const centresVaeFigure: ReportFigure = {
  id: "centres-vae",
  title: "Cluster centres of the VAE",
  arrays: ["centres_vae"],
  otherwise: "This run folder holds no cluster centres of the VAE.",
  draw: (page) => centresContent(page, [{ map: "vae", title: "VAE" }]),
};
