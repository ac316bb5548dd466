import { guides } from "../chart/guides.ts";
import { pictureMark } from "../chart/picture_mark.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { html } from "../markup/html.ts";
import { arrayPlane } from "../panel/array_plane.ts";
import { colourBar } from "../panel/colour_bar.ts";
import { panels } from "../panel/panels.ts";
import { scalarPicture } from "../picture/scalar_picture.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportFigure } from "../report_figure.ts";
import { formatNumber } from "../text/format_number.ts";

/** The log-STD map in polar coordinates. */
export const rThetaFigure: ReportFigure = {
  id: "r-theta",
  title: "Polar transform",
  arrays: ["r_theta"],
  otherwise: "This run folder holds no polar transform.",
  draw(page) {
    const array = page.arrays.get("r_theta");
    if (array === undefined) return undefined;
    // Upwards is outwards, as on the axis.
    const plane = arrayPlane(array);
    const [radii, angles] = plane.shape;
    const image = {
      shape: plane.shape,
      data: Float64Array.from(
        plane.data,
        (_, i) =>
          plane
            .data[(radii - 1 - Math.floor(i / angles)) * angles + i % angles],
      ),
    };
    const [inner, outer] = page.result.features.annulus;
    // Rows at the annulus' borders are interpolated between it and nothing.
    const within = Array.from(plane.data).slice(
      (Math.ceil(inner) + 1) * angles,
      (Math.floor(outer) - 1) * angles,
    );
    const range = valueRange([within.length > 0 ? within : plane.data], {
      withoutZeros: true,
    });
    const all = valueRange([plane.data], { beyond: 0, withoutZeros: true });
    const shown = {
      ...range,
      below: all.low < range.low,
      above: all.high > range.high,
    };
    const picture = scalarPicture(image, {
      colours: "viridis",
      range: shown,
      withoutZeros: true,
      longestSide: 720,
    });
    const body = panels("large", [
      html`<div class="panel">${
        plotChart({
          alt:
            `Log-STD over radius, 0 to ${radii} px, and angle, 0 to 360 degrees. Lines mark the annulus at ${
              formatNumber(inner)
            } and ${formatNumber(outer)} px.`,
          x: {
            domain: [0, 360],
            label: "angle (degrees counter-clockwise from +x)",
            ticks: [0, 60, 120, 180, 240, 300, 360],
          },
          y: { domain: [0, radii], label: "radius (px)", grid: false },
          marks: [
            pictureMark(picture, "r_theta"),
            guides([inner, outer].filter((radius) => radius < radii)),
          ],
        })
      }${
        colourBar({ colours: "viridis", range: shown, quantity: "log-STD" })
      }</div>`,
    ]);
    const caption =
      `The log-STD map unrolled about the pattern's centre; lines mark the annulus at ${
        formatNumber(inner)
      } and ${
        formatNumber(outer)
      } px. A lattice gives six equal columns 60° apart; a column split along the radius means two lattice constants, one split along the angle means rotated domains.`;
    return { body, caption };
  },
};
