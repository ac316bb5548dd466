import { arrayPlane } from "../panel/array_plane.ts";
import { panels } from "../panel/panels.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatNumber } from "../text/format_number.ts";
import { sentences } from "../text/sentences.ts";

const PANELS = [
  {
    array: "log_std",
    title: "Before masking",
    alt: "Log-STD of every detector pixel, before masking.",
  },
  {
    array: "log_std_masked",
    title: "Inside the annulus",
    alt: "Log-STD of the detector pixels inside the annulus.",
  },
  {
    array: "log_std_pooled",
    title: "Pooled, for comparison",
    alt: "Pooled log-STD of every detector pixel.",
  },
] as const;

/** Where the patterns vary over the scan, before and after masking. */
export const logStdFigure: ReportFigure = {
  id: "log-std",
  title: "Where the patterns vary",
  arrays: PANELS.map(({ array }) => array),
  otherwise: "This run folder holds no log-STD map.",
  draw(page) {
    const { maximum, threshold, annulus } = page.result.features;
    const drawn = PANELS.flatMap(({ array, title, alt }) => {
      const found = page.arrays.get(array);
      if (found === undefined) return [];
      const image = arrayPlane(found);
      const masked = array === "log_std_masked";
      return [scalarPanel(page, {
        title,
        array,
        image,
        plane: "detector",
        colours: "viridis",
        range: valueRange([image.data], {
          withoutZeros: masked,
          beyond: masked ? 0.002 : 0,
        }),
        quantity: "log-STD",
        alt,
        annulus: true,
        withoutZeros: masked,
        ...(array === "log_std_pooled" ? {} : { mark: threshold }),
      })];
    });
    if (drawn.length === 0) return undefined;
    const body = panels("medium", drawn);
    const nested = page.result.readings.std !== "pooled";
    const caption = sentences(
      "Bright detector pixels change most from one scan position to the next: drawn is ln(STD + 1).",
      nested
        ? "The published code takes the standard deviation down each scan column and then over the columns (nested); the pooled deviation over all positions, which the prose describes, stands beside it."
        : "This run takes the standard deviation over all positions (pooled), as the published prose describes; the published code nests two deviations instead.",
      `The largest value before masking is ${
        formatNumber(maximum)
      }; pixels above the threshold ${
        formatNumber(threshold)
      } (tick in the colour bar, where it lies within) between the circles of radius ${
        formatNumber(annulus[0])
      } and ${formatNumber(annulus[1])} px become features.`,
    );
    return { body, caption };
  },
};
