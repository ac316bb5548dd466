import type { PowerLaw, ScalingSeries } from "../record/scaling_file.ts";
import { median } from "../statistics/median.ts";
import { durationText } from "../suite/duration_text.ts";

const TITLES = [
  "stage",
  "sides",
  "smallest",
  "largest",
  "time ~",
  "work ~",
  "memory ~",
  "per scan byte",
];

/** A table for each axis, then what was found and what was left out. */
export function scalingTable(series: readonly ScalingSeries[]): string {
  const blocks = (["scan", "detector"] as const).flatMap((axis) => {
    const along = series.filter((one) => one.axis === axis);
    return along.length === 0 ? [] : [axisTable(axis, along)];
  });
  return [...blocks, findings(series)].join("\n\n");
}

function axisTable(
  axis: "scan" | "detector",
  series: readonly ScalingSeries[],
): string {
  const rows = [
    TITLES,
    ...series.map((one) => {
      const [first, last] = [one.points[0], one.points.at(-1)].map((point) =>
        point === undefined ? "-" : durationText(median(point.samples))
      );
      const sides = one.points.map(({ side }) => side);
      return [
        one.stage,
        sides.length < 2 ? sides.join("") : `${sides[0]} to ${sides.at(-1)}`,
        first,
        last,
        law(one.time),
        law(one.work),
        law(one.memory),
        one.memoryPerScanByte?.toFixed(2) ?? "-",
      ];
    }),
  ];
  const widths = TITLES.map((_, column) =>
    Math.max(...rows.map((row) => row[column].length))
  );
  const [head, ...body] = rows.map((row) =>
    row.map((cell, i) =>
      i < 2 ? cell.padEnd(widths[i]) : cell.padStart(widths[i])
    ).join("  ").trimEnd()
  );
  const [{ otherSide }] = series;
  const title = axis === "scan"
    ? `Against scan positions, detector ${otherSide} x ${otherSide}`
    : `Against detector pixels, scan ${otherSide} x ${otherSide}`;
  return [title, head, "-".repeat(head.length), ...body].join("\n");
}

function findings(series: readonly ScalingSeries[]): string {
  const faster = series.filter(({ superlinear }) => superlinear);
  const fitted = series.filter(({ time }) => time !== null).length;
  return [
    fitted === 0
      ? "Too few sizes to fit an exponent."
      : faster.length === 0
      ? `No stage's time grows faster than its work beyond both intervals (${fitted} fits).`
      : `Faster than its work grows the time of ${
        faster.map(({ stage, axis, time, work }) =>
          `${stage} with the ${axis} (${law(time)}, work ${law(work)})`
        ).join(", ")
      }.`,
    ...series.every(({ memoryPerScanByte }) => memoryPerScanByte === null)
      ? [
        "Whether a stage keeps the scan takes two scans of over 0.5 GiB to tell: --scans 192,256.",
      ]
      : [],
    ...series.flatMap(({ stage, axis, leftOut }) =>
      leftOut.map(({ side, why }) =>
        `Left out: ${stage}, ${axis} ${side}: ${why}`
      )
    ),
  ].join("\n");
}

function law(fitted: PowerLaw | null): string {
  return fitted === null
    ? "-"
    : `${fitted.exponent.toFixed(2)} ± ${fitted.halfWidth.toFixed(2)}`;
}
