import { arrayPlane } from "../panel/array_plane.ts";
import { panels } from "../panel/panels.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";

const MAPS = [
  {
    array: "truth_rotation",
    title: "Rotation",
    quantity: "degrees counter-clockwise",
    factor: 1,
  },
  {
    array: "truth_strain",
    title: "Strain",
    quantity: "% of the material's own lattice",
    factor: 100,
  },
  {
    array: "truth_tilt",
    title: "Tilt of the sheet",
    quantity: "degrees",
    factor: 1,
  },
] as const;

/** The deformation that a synthetic scan was made with. */
export const truthFigure: ReportFigure = {
  id: "truth",
  title: "The true deformation",
  arrays: MAPS.map(({ array }) => array),
  draw(page) {
    const drawn = MAPS.flatMap(({ array, title, quantity, factor }) => {
      const found = page.arrays.get(array);
      if (found === undefined) return [];
      const plane = arrayPlane(found);
      const image = {
        shape: plane.shape,
        data: Float64Array.from(plane.data, (value) => factor * value),
      };
      return [scalarPanel(page, {
        title,
        array,
        image,
        plane: "scan",
        colours: "difference",
        range: valueRange([image.data], { symmetric: true, beyond: 0 }),
        quantity,
        alt: `True ${title.toLowerCase()} at each scan position.`,
      })];
    });
    if (drawn.length === 0) return undefined;
    const caption =
      "What the synthetic scan was made with, known exactly. Sub-domains are regions of like rotation (WS₂) or like ripples (WSe₂); where rotation, strain and tilt pass smoothly from one to the next, no method can draw a sharp border.";
    return { body: panels("medium", drawn), caption };
  },
};
