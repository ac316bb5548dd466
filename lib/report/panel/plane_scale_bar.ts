import type { Markup } from "../markup/markup.ts";
import type { ReportPage } from "../report_page.ts";
import { scaleBar } from "./scale_bar.ts";

/** The scale bar of a picture of the whole scan or of the whole detector. */
export function planeScaleBar(
  page: Pick<ReportPage, "result">,
  plane: "scan" | "detector",
): Markup {
  const { shape, calibration } = page.result.input;
  return plane === "scan"
    ? scaleBar({
      pixels: shape.scan[1],
      pixelSize: calibration.scanStepNm,
      unit: "nm",
    })
    : scaleBar({
      pixels: shape.detector[1],
      pixelSize: calibration.detectorPixelPerAngstrom,
      unit: "Å⁻¹",
    });
}
