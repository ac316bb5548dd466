import { arrayPlane } from "../panel/array_plane.ts";
import { panels } from "../panel/panels.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";

/** The annular dark-field image. */
export const adfFigure: ReportFigure = {
  id: "adf",
  title: "Annular dark field",
  arrays: ["adf"],
  otherwise: "This run folder holds no annular dark-field image.",
  draw(page) {
    const array = page.arrays.get("adf");
    if (array === undefined) return undefined;
    const image = arrayPlane(array);
    const body = panels("large", [
      scalarPanel(page, {
        title: "ADF",
        array: "adf",
        image,
        plane: "scan",
        colours: "gray",
        range: valueRange([image.data]),
        quantity: "summed intensity, as stored",
        alt: "Annular dark-field image of the scan.",
      }),
    ]);
    const caption =
      `The signal summed over an annulus of the detector, at each scan position. Brighter means more scattering, so thickness and holes show; two materials of similar scattering power need not differ here, which is why the whole patterns are analysed below.`;
    return { body, caption };
  },
};
