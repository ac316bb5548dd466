import {
  type ChartNote,
  lineChart,
} from "../../../lib/report/chart/line_chart.ts";
import { logDomain } from "../../../lib/report/chart/log_domain.ts";
import { paddedDomain } from "../../../lib/report/chart/padded_domain.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { formatNumber } from "../../../lib/report/text/format_number.ts";
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
  const notes: ChartNote[] = note === undefined ? [] : values.map((value) => ({
    point: [
      place(value),
      Math.max(
        ...measures.map((measure) =>
          value.accuracy.get(measure)?.median ?? -Infinity
        ),
      ),
    ] as const,
    text: note(value),
  }));
  return lineChart({
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
    x: {
      domain: log ? logDomain(marks) : paddedDomain(marks),
      label,
      ...log ? { scale: "log" as const } : {},
      text: text ?? shortCount,
    },
    y: {
      domain: [low * 1.05, 1.1],
      label: "ARI",
      ticks: [0, 0.2, 0.4, 0.6, 0.8, 1],
    },
    aspect: 0.75,
    lines: [
      ...usual === null ? [] : [{
        colour: "var(--muted)",
        dashed: true,
        points: [[usual, low * 1.05], [usual, 1.1]] as const,
      }],
      ...measures.flatMap((measure, index) => [
        ...values.flatMap((value) => {
          const found = value.accuracy.get(measure);
          return found === undefined ? [] : [{
            colour: colour(index),
            thin: true,
            points: [
              [place(value), found.min],
              [place(value), found.max],
            ] as const,
          }];
        }),
        {
          colour: colour(index),
          dashed: index >= SERIES_COLOURS.length,
          points: values.map((value) =>
            [
              place(value),
              value.accuracy.get(measure)?.median ?? NaN,
            ] as const
          ),
        },
      ]),
    ],
    dots: measures.map((measure, index) => ({
      colour: colour(index),
      shape: "circle" as const,
      points: values.map((value) =>
        [place(value), value.accuracy.get(measure)?.median ?? NaN] as const
      ),
    })),
    notes,
  });
}

function colour(index: number): string {
  return SERIES_COLOURS[index % SERIES_COLOURS.length];
}
