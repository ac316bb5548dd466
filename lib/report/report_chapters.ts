import { adfFigure } from "./figure/adf_figure.ts";
import { centreDifferenceFigure } from "./figure/centre_difference_figure.ts";
import { centresAeFigure } from "./figure/centres_ae_figure.ts";
import { centresLevel3Figure } from "./figure/centres_level3_figure.ts";
import { centresMaterialsFigure } from "./figure/centres_materials_figure.ts";
import { centresVaeFigure } from "./figure/centres_vae_figure.ts";
import { choiceFigure } from "./figure/choice_figure.ts";
import { domainsFigure } from "./figure/domains_figure.ts";
import { featureMaskFigure } from "./figure/feature_mask_figure.ts";
import { latentFigure } from "./figure/latent_figure.ts";
import { logStdFigure } from "./figure/log_std_figure.ts";
import { lossFigure } from "./figure/loss_figure.ts";
import { materialsFigure } from "./figure/materials_figure.ts";
import { mediansFigure } from "./figure/medians_figure.ts";
import { meanPatternFigure } from "./figure/mean_pattern_figure.ts";
import { rThetaFigure } from "./figure/r_theta_figure.ts";
import { shiftsFigure } from "./figure/shifts_figure.ts";
import { stagesFigure } from "./figure/stages_figure.ts";
import { truthFigure } from "./figure/truth_figure.ts";
import { umapFigure } from "./figure/umap_figure.ts";
import { yardstickFigure } from "./figure/yardstick_figure.ts";
import type { ReportChapter } from "./report_chapter.ts";

/** The report's figures in the order of the recipe. */
export const REPORT_CHAPTERS: readonly ReportChapter[] = [
  {
    id: "image",
    title: "Image and alignment",
    figures: [adfFigure, shiftsFigure, meanPatternFigure],
  },
  {
    id: "features",
    title: "Features",
    figures: [
      logStdFigure,
      mediansFigure,
      rThetaFigure,
      featureMaskFigure,
      umapFigure,
    ],
  },
  {
    id: "hierarchy",
    title: "Flake and materials",
    figures: [choiceFigure, materialsFigure, centresMaterialsFigure],
  },
  {
    id: "domains",
    title: "Sub-domains",
    figures: [domainsFigure, truthFigure, centresLevel3Figure],
  },
  {
    id: "networks",
    title: "Networks",
    figures: [
      lossFigure,
      yardstickFigure,
      latentFigure,
      centresAeFigure,
      centresVaeFigure,
      centreDifferenceFigure,
    ],
  },
  { id: "cost", title: "Cost", figures: [stagesFigure] },
];
