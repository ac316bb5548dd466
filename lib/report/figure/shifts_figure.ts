import { cross } from "../chart/cross.ts";
import { pictureMark } from "../chart/picture_mark.ts";
import { plotChart } from "../chart/plot_chart.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { type ArrayPlane, arrayPlane } from "../panel/array_plane.ts";
import { colourBar } from "../panel/colour_bar.ts";
import { panels } from "../panel/panels.ts";
import { scalarPanel } from "../panel/scalar_panel.ts";
import { scalarPicture } from "../picture/scalar_picture.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportArray } from "../report_run.ts";
import type { ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";
import { formatNumber } from "../text/format_number.ts";
import { sentences } from "../text/sentences.ts";

const BINS = 64;

/** Shifts of the patterns that the alignment found, and what it left. */
export const shiftsFigure: ReportFigure = {
  id: "shifts",
  title: "Alignment of the patterns",
  arrays: ["shifts", "residual_shifts"],
  otherwise: "This run folder holds no shifts of the patterns.",
  draw(page) {
    const shifts = page.arrays.get("shifts");
    const residual = page.arrays.get("residual_shifts");
    if (shifts === undefined && residual === undefined) return undefined;
    const { meanCentre, deviation, residual: left } = page.result.alignment;
    const found = shifts && aboutMean(shifts);
    // One extent for both, so that the clouds before and after compare.
    const extent = 1.1 *
      valueRange(
        [...found?.planes ?? [], ...residual ? planes(residual) : []].map((
          plane,
        ) => plane.data),
        { symmetric: true, beyond: 0 },
      ).high;
    const body = html`${
      shifts && found && panels("medium", [
        ...maps(page, {
          array: "shifts",
          planes: found.planes,
          title: "Before: shift",
          quantity: "px, about the mean",
        }),
        cloud({
          array: "shifts",
          planes: found.planes,
          extent,
          title: "Before: all positions",
        }),
      ])
    }${
      residual && panels("medium", [
        ...maps(page, {
          array: "residual_shifts",
          planes: planes(residual),
          title: "After: left over",
          quantity: "px",
        }),
        cloud({
          array: "residual_shifts",
          planes: planes(residual),
          extent,
          title: "After: all positions",
        }),
      ])
    }`;
    const number = (value: number) =>
      `${formatNumber(value, { digits: 3 })} px`;
    const signed = (value: number) =>
      `${formatNumber(value, { digits: 3, sign: true })} px`;
    const caption = sentences(
      "How far each pattern's direct beam lies from where it belongs.",
      found &&
        `The maps show the shift less its mean over the scan (y ${
          signed(found.mean[0])
        }, x ${signed(found.mean[1])}).`,
      `Before alignment the centre of mass lies at y ${
        formatNumber(meanCentre[0])
      } px, x ${
        formatNumber(meanCentre[1])
      } px on average, with a standard deviation of ${
        number(deviation[0])
      } in y and ${number(deviation[1])} in x.`,
      typeof left === "number"
        ? `Held against the known truth, alignment leaves ${
          number(left)
        } root mean square.`
        : "What alignment leaves cannot be told without known truth.",
      residual &&
        "The clouds before and after share their axes: the smaller the second, the better; structure in its maps would be a systematic error.",
    );
    return { body, caption };
  },
};

type Planes = readonly [y: ArrayPlane, x: ArrayPlane];

function planes(array: ReportArray): Planes {
  return [arrayPlane(array, { channel: 0 }), arrayPlane(array, { channel: 1 })];
}

function aboutMean(array: ReportArray) {
  const both = planes(array);
  const mean = both.map(({ data }) => {
    let sum = 0;
    let count = 0;
    for (let i = 0; i < data.length; i++) {
      if (!Number.isFinite(data[i])) continue;
      sum += data[i];
      count++;
    }
    return count === 0 ? 0 : sum / count;
  });
  const less = (axis: 0 | 1): ArrayPlane => ({
    shape: both[axis].shape,
    data: Float64Array.from(both[axis].data, (value) => value - mean[axis]),
  });
  return { mean, planes: [less(0), less(1)] as const };
}

interface MapsOptions {
  readonly array: string;
  readonly planes: Planes;
  readonly title: string;
  readonly quantity: string;
}

/** Maps of both components with the same colours. */
function maps(
  page: ReportPage,
  { array, planes, title, quantity }: MapsOptions,
): readonly Markup[] {
  const range = valueRange(planes.map((plane) => plane.data), {
    symmetric: true,
  });
  return (["y", "x"] as const).map((axis, i) =>
    scalarPanel(page, {
      title: `${title} in ${axis}`,
      array,
      image: planes[i],
      plane: "scan",
      colours: "difference",
      range,
      quantity,
      alt: `${title} of the pattern in ${axis} at each scan position.`,
    })
  );
}

interface CloudOptions {
  readonly array: string;
  readonly planes: Planes;
  readonly extent: number;
  readonly title: string;
}

/** How often each pair of components occurs. */
function cloud({ array, planes, extent, title }: CloudOptions): Markup {
  const counts = new Float64Array(BINS * BINS);
  const bin = (value: number) => Math.floor((value / extent + 1) / 2 * BINS);
  const [y, x] = planes;
  for (let i = 0; i < y.data.length; i++) {
    const column = bin(x.data[i]);
    const row = BINS - 1 - bin(y.data[i]);
    if (column >= 0 && column < BINS && row >= 0 && row < BINS) {
      counts[row * BINS + column]++;
    }
  }
  const range = valueRange([counts], { beyond: 0, positive: true });
  const picture = scalarPicture(
    { data: counts, shape: [BINS, BINS] },
    {
      colours: "viridis",
      range,
      logarithmic: true,
      withoutZeros: true,
      longestSide: BINS,
    },
  );
  const axis = (name: string) => ({
    domain: [-extent, extent] as const,
    label: `${name} (px)`,
    grid: false,
  });
  return html`
    <div
      class="panel"><p class="panel-title">${title}</p>${plotChart({
        alt:
          `${title}: two-dimensional histogram of the shifts in x and y, within ${
            formatNumber(extent, { digits: 2 })
          } px of zero.`,
        x: axis("x"),
        y: axis("y"),
        aspect: 1,
        marks: [pictureMark(picture, array), cross()],
      })}${colourBar({
        colours: "viridis",
        range,
        quantity: "positions",
        logarithmic: true,
      })}</div>
  `;
}
