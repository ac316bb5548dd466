import { curve } from "../../../lib/report/chart/curve.ts";
import { dots } from "../../../lib/report/chart/dots.ts";
import { logAxis } from "../../../lib/report/chart/log_axis.ts";
import { plotChart } from "../../../lib/report/chart/plot_chart.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { PowerLaw } from "../../record/scaling_file.ts";
import { logDomain } from "../markup/log_domain.ts";
import { shortCount } from "../text/short_count.ts";

/** One quantity against size. */
export interface ScalingPanel {
  readonly title: string;
  /** Middle with its range at each size. */
  readonly points: readonly {
    readonly count: number;
    readonly min: number;
    readonly median: number;
    readonly max: number;
  }[];
  readonly law: PowerLaw | null;
  /** Exponent to compare with, drawn dashed; null without. */
  readonly other: PowerLaw | null;
  readonly colour: string;
}

/** What the panels share. */
export interface ScalingPanelsOptions {
  /** Label of the sizes. */
  readonly x: string;
  /** Writes a value with its unit. */
  readonly text: (value: number) => string;
}

/**
 * Charts on axes of logarithms, all with the same sizes across and as many
 * powers of ten upwards, so that equal exponents have equal slopes.
 */
export function scalingPanels(
  items: readonly ScalingPanel[],
  { x, text }: ScalingPanelsOptions,
): Markup {
  const across = logDomain(
    items.flatMap(({ points }) => points.map(({ count }) => count)),
  );
  const extents = items.map(({ points }) => {
    const [low, high] = logDomain(points.flatMap(({ min, max }) => [min, max]));
    return high / low;
  });
  const factor = Math.max(10, ...extents);
  return panels(
    "medium",
    items.map(({ title, points, law, other, colour }) => {
      const upwards = logDomain(
        points.flatMap(({ min, max }) => [min, max]),
        factor,
      );
      // Lines of an exponent pass through the middle of the points.
      const middle = (values: readonly number[]) =>
        Math.exp(
          values.reduce((sum, value) => sum + Math.log(value), 0) /
            values.length,
        );
      const centre = [
        middle(points.map(({ count }) => count)),
        middle(points.map(({ median }) => median)),
      ];
      const along = (slope: PowerLaw) =>
        [points[0], points[points.length - 1]].map(({ count }) => {
          const value = centre[1] * (count / centre[0]) ** slope.exponent;
          const inside = value >= upwards[0] && value <= upwards[1];
          return [count, inside ? value : NaN] as const;
        });
      const chart = plotChart({
        alt: `${title}: ${
          points.map(({ count, median }) =>
            `${text(median)} at ${formatNumber(count)}`
          ).join(", ")
        }.`,
        x: logAxis({ domain: across, label: x, text: shortCount }),
        y: logAxis({ domain: upwards, label: null, text }),
        marginLeft: 58,
        aspect: 0.75,
        marks: [
          ...other === null
            ? []
            : [curve(along(other), { colour: "var(--muted)", dashed: true })],
          ...law === null ? [] : [curve(along(law), { colour })],
          ...points.map(({ count, min, max }) =>
            curve([[count, min], [count, max]], { colour })
          ),
          dots(points.map(({ count, median }) => [count, median]), { colour }),
        ],
      });
      return html`<div class="panel"><p class="panel-title">${title}</p>${chart}</div>`;
    }),
  );
}
