import * as Plot from "@observablehq/plot";
import { curve } from "../../../lib/report/chart/curve.ts";
import { dots } from "../../../lib/report/chart/dots.ts";
import { logAxis } from "../../../lib/report/chart/log_axis.ts";
import { plotChart } from "../../../lib/report/chart/plot_chart.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
import { logDomain } from "../markup/log_domain.ts";
import { formatSetting } from "../text/format_setting.ts";
import { shortCount } from "../text/short_count.ts";
import { SERIES_COLOURS } from "./series_colours.ts";
import type { QualityValue } from "./quality_curves.ts";

/** What an ARI chart draws. */
export interface AriChartOptions {
  /** Says what is varied. */
  readonly title: string;
  readonly values: readonly QualityValue[];
  /** Measures in the order of their colours. */
  readonly measures: readonly string[];
  /** Place of a value on the horizontal axis. */
  readonly place: (value: QualityValue) => number;
  /** Label of the horizontal axis. */
  readonly label: string;
  /** Value to mark with an upright line; null without. */
  readonly usual: number | null;
  /** Writes the horizontal axis's ticks. */
  readonly text?: (value: number) => string;
  /** Writes something at the first measure's points. */
  readonly note?: (value: QualityValue) => string;
}

/** Medians over seeds joined by lines, every seed's score as a thin stroke. */
export function ariChart(options: AriChartOptions): Markup {
  const { title, values, measures, place, label, usual, text, note } = options;
  const places = values.map(place).filter(Number.isFinite);
  const marks = usual === null ? places : [...places, usual];
  const log = Math.min(...marks) > 0 &&
    Math.max(...marks) >= 8 * Math.min(...marks);
  const low = Math.min(
    0,
    ...values.flatMap(({ accuracy }) =>
      measures.map((measure) => accuracy.get(measure)?.min ?? 0)
    ),
  );
  const medians = (measure: string) =>
    values.map((value) =>
      [place(value), value.accuracy.get(measure)?.median ?? NaN] as const
    );
  const tickFormat = text ?? shortCount;
  return plotChart({
    alt: `${title}: ${
      measures.map((measure) =>
        `${measure} ${
          values.map((value) =>
            `${
              formatNumber(value.accuracy.get(measure)?.median, { digits: 3 })
            } at ${formatSetting(value.value)}`
          ).join(", ")
        }`
      ).join("; ")
    }.`,
    x: log
      ? logAxis({ domain: logDomain(marks), label, text: tickFormat })
      : { label, inset: 12, tickFormat },
    y: {
      domain: [low * 1.05, 1.1],
      label: "ARI",
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    },
    aspect: 0.75,
    marks: [
      usual === null ? null : Plot.ruleX([usual], {
        stroke: "var(--muted)",
        strokeDasharray: "5 3",
        strokeWidth: 1.5,
      }),
      ...measures.flatMap((measure, index) => [
        ...values.flatMap((value) => {
          const found = value.accuracy.get(measure);
          return found === undefined ? [] : [curve(
            [[place(value), found.min], [place(value), found.max]],
            { colour: colour(index), thin: true },
          )];
        }),
        curve(medians(measure), {
          colour: colour(index),
          dashed: index >= SERIES_COLOURS.length,
        }),
      ]),
      ...measures.map((measure, index) =>
        dots(medians(measure), { colour: colour(index) })
      ),
      note === undefined ? null : notes(options, note),
    ],
  });
}

/** Letters above the highest point at each place. */
function notes(
  { values, measures, place }: AriChartOptions,
  note: (value: QualityValue) => string,
): Plot.Markish {
  const items = values.map((value) => ({
    x: place(value),
    y: Math.max(
      ...measures.map((measure) =>
        value.accuracy.get(measure)?.median ?? -Infinity
      ),
    ),
    text: note(value),
  })).filter(({ x, y }) => Number.isFinite(x) && Number.isFinite(y));
  const last = Math.max(...items.map(({ x }) => x));
  const look = { x: "x", y: "y", text: "text", dy: -12, fill: "var(--muted)" };
  return [
    // Letters at the right end would leave the chart.
    Plot.text(items.filter(({ x }) => x < last), look),
    Plot.text(items.filter(({ x }) => x === last), {
      ...look,
      textAnchor: "end",
    }),
  ];
}

function colour(index: number): string {
  return SERIES_COLOURS[index % SERIES_COLOURS.length];
}
