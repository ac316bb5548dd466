import { lineChart } from "../../../lib/report/chart/line_chart.ts";
import { logDomain } from "../../../lib/report/chart/log_domain.ts";
import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { panels } from "../../../lib/report/panel/panels.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { PowerLaw } from "../../record/scaling_file.ts";
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
      const chart = lineChart({
        alt: `${title}: ${
          points.map(({ count, median }) =>
            `${text(median)} at ${formatNumber(count)}`
          ).join(", ")
        }.`,
        x: {
          domain: across,
          label: x,
          scale: "log",
          text: shortCount,
        },
        y: { domain: upwards, label: "", scale: "log", text },
        aspect: 0.75,
        lines: [
          ...other === null
            ? []
            : [{ colour: "var(--muted)", points: along(other), dashed: true }],
          ...law === null ? [] : [{ colour, points: along(law) }],
          ...points.map(({ count, min, max }) => ({
            colour,
            points: [[count, min], [count, max]] as const,
          })),
        ],
        dots: [{
          colour,
          shape: "circle",
          points: points.map(({ count, median }) => [count, median] as const),
        }],
      });
      return html`<div class="panel"><p class="panel-title">${title}</p>${chart}</div>`;
    }),
  );
}
