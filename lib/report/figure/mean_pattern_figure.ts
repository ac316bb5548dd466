import type { RunResult } from "../../run/run_result.ts";
import { annulusCentre } from "../panel/annulus_centre.ts";
import { type ArrayPlane, arrayPlane } from "../panel/array_plane.ts";
import { panels } from "../panel/panels.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatNumber } from "../text/format_number.ts";

/** The mean diffraction pattern of the aligned scan. */
export const meanPatternFigure: ReportFigure = {
  id: "mean-pattern",
  title: "Mean diffraction pattern",
  arrays: ["mean_pattern"],
  otherwise: "This run folder holds no mean pattern.",
  draw(page) {
    const array = page.arrays.get("mean_pattern");
    if (array === undefined) return undefined;
    const image = arrayPlane(array);
    const { annulus } = page.result.features;
    const inside = within(image, page.result);
    const shared = {
      array: "mean_pattern",
      plane: "detector",
      colours: "magma",
      quantity: "intensity, as stored",
      logarithmic: true,
      annulus: true,
    } as const;
    const body = panels("medium", [
      scalarPanel(page, {
        ...shared,
        title: "The whole detector",
        image,
        range: valueRange([image.data], { positive: true, beyond: 0 }),
        alt:
          "Mean diffraction pattern over the whole scan on a logarithmic scale, with the feature annulus drawn as two circles.",
      }),
      scalarPanel(page, {
        ...shared,
        title: "Inside the annulus",
        image: inside,
        range: valueRange([inside.data], { positive: true }),
        withoutZeros: true,
        alt:
          "The same mean diffraction pattern inside the feature annulus only, with colours for its smaller range.",
      }),
    ]);
    const caption =
      `All patterns averaged after alignment, on logarithmic scales. The circles are the feature annulus, radii ${
        formatNumber(annulus[0])
      } and ${
        formatNumber(annulus[1])
      } px: it leaves out the direct beam and the detector's corners and keeps the first two rings of disks.`;
    return { body, caption };
  },
};

/** The pattern with zeros outside the annulus. */
function within({ data, shape }: ArrayPlane, result: RunResult): ArrayPlane {
  const columns = shape[1];
  const [inner, outer] = result.features.annulus;
  const [middleY, middleX] = annulusCentre(result);
  return {
    shape,
    data: Float64Array.from(data, (value, i) => {
      const radius = Math.hypot(
        Math.floor(i / columns) - middleY,
        i % columns - middleX,
      );
      return radius > inner && radius < outer ? value : 0;
    }),
  };
}
