import stringWidth from "string-width";
import { printable } from "./printable.ts";

/** Columns that the first details leave to a title; the others want room beside all of it. */
const LEAST_TITLE = [12, 16];

/** What stands in a line of progress. */
export interface ProgressLineParts {
  /** Share done or seconds taken, eight columns wide. */
  readonly head: string;
  /** What goes on. */
  readonly title: string;
  /** What follows, the most wanted first; the last ones go where there is no room. */
  readonly details: readonly string[];
  /** Columns that may be used. */
  readonly width: number;
}

/**
 * A line of progress that fits into the width: details that do not fit are left
 * out, then the title is cut. Wide characters count as the two columns that
 * they take.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { progressLine } from "./progress_line.ts";
 *
 * const parts = { head: "    42 %", title: "nearest neighbours", details: ["9 s left", "3 GB/s"] };
 * strictEqual(progressLine({ ...parts, width: 60 }), "    42 %  nearest neighbours  9 s left, 3 GB/s");
 * strictEqual(progressLine({ ...parts, width: 39 }), "    42 %  nearest neighbours  9 s left");
 * strictEqual(progressLine({ ...parts, width: 34 }), "    42 %  nearest neigh…  9 s left");
 * ```
 */
export function progressLine(
  { head, title, details, width }: ProgressLineParts,
): string {
  const name = printable(title);
  const start = stringWidth(head) + 2;
  let tail = "";
  for (const [i, detail] of details.entries()) {
    const longer = tail === "" ? `  ${detail}` : `${tail}, ${detail}`;
    const room = width - start - stringWidth(longer);
    if (room < Math.min(stringWidth(name), LEAST_TITLE[i] ?? Infinity)) break;
    tail = longer;
  }
  const shown = cut(name, width - start - stringWidth(tail));
  return cut(`${head}  ${shown}${tail}`, width);
}

/** Text of so many columns at most. */
function cut(text: string, width: number): string {
  if (stringWidth(text) <= width) return text;
  let kept = "";
  let columns = 1;
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    columns += stringWidth(segment);
    if (columns > width) break;
    kept += segment;
  }
  return `${kept}…`;
}
