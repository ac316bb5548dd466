import type { QualityFile, QualitySeries } from "../record/quality_file.ts";
import { median } from "../statistics/median.ts";
import { spread } from "../statistics/spread.ts";
import { durationText } from "../suite/duration_text.ts";

/** Every axis as a table of medians over seeds, then time to quality and failures. */
export function qualityTable(
  { series, leftOut }: Pick<QualityFile, "series" | "leftOut">,
): string {
  const blocks = series.filter(({ points }) => points.length > 0).map((one) =>
    [...axisTable(one), ...reached(one), ...failures(one)].join("\n")
  );
  return [
    ...blocks,
    ...leftOut.length > 0
      ? [
        `No time was left for ${leftOut.length} points: a larger --budget runs them.`,
      ]
      : [],
  ].join("\n\n");
}

function axisTable({ axis, unit, usual, points }: QualitySeries): string[] {
  const ended = points.filter(({ failure }) => failure === null);
  const measures = [
    ...new Set(ended.flatMap(({ accuracy }) => Object.keys(accuracy))),
  ];
  const values = axis === "seed"
    ? [null]
    : [...new Set(points.map(({ value }) => value))];
  const rows = values.map((value) => {
    const all = points.filter((point) =>
      value === null || point.value === value
    );
    const good = all.filter(({ failure }) => failure === null);
    const seconds = good.map(({ seconds }) => seconds);
    return [
      value === null ? "all" : `${number(value)}${value === usual ? "*" : ""}`,
      `${good.length}/${all.length}`,
      good.length === 0 ? "-" : durationText(median(seconds)),
      ...measures.map((measure) => {
        const known = good.map(({ accuracy }) => accuracy[measure])
          .filter(Number.isFinite);
        if (known.length === 0) return "-";
        const { median, min, max } = spread(known);
        return value === null
          ? `${min.toFixed(2)}-${max.toFixed(2)}`
          : median.toFixed(3);
      }),
    ];
  });
  // Titles of three words would make the columns wide: a line for each.
  const titles = [
    [axis],
    ["ended"],
    ["time"],
    ...measures.map((measure) => measure.split(" ")),
  ];
  const height = Math.max(...titles.map(({ length }) => length));
  const heads = Array.from(
    { length: height },
    (_, line) =>
      titles.map((words) => words[line - height + words.length] ?? ""),
  );
  const lines = [...heads, ...rows];
  const widths = titles.map((_, column) =>
    Math.max(...lines.map((row) => row[column].length))
  );
  const text = lines.map((row) =>
    row.map((cell, i) => cell.padStart(widths[i])).join("  ")
  );
  const title = axis === "seed"
    ? "Seeds alone, smallest to largest"
    : `By ${axis}${
      unit === "" ? "" : `, ${unit}`
    } (* as usual), medians over seeds`;
  return [
    title,
    ...text.slice(0, height),
    "-".repeat(text[0].length),
    ...text.slice(height),
  ];
}

function reached({ axis, usual, reached = [] }: QualitySeries): string[] {
  return reached.filter(({ value }) => value < usual).map((
    { measure, wanted, value, seconds, usualSeconds },
  ) =>
    `As good as ${number(usual)} ${axis} by ${measure} (${
      wanted.toFixed(3)
    } or more): ${number(value)} ${axis}, ${
      durationText(seconds)
    } in place of ${durationText(usualSeconds)}`
  );
}

function failures({ axis, points }: QualitySeries): string[] {
  return points.flatMap(({ value, seed, failure }) =>
    failure === null
      ? []
      : [`Failed: ${axis} ${number(value)}, seed ${seed}: ${failure}`]
  );
}

/** As it was chosen, without the last digits of a product. */
function number(value: number): string {
  return String(Number(value.toPrecision(6)));
}
