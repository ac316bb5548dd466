/**
 * A Markdown table as the formatter leaves it: cells padded to their column's
 * width, and nothing in them that ends a cell or starts markup.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { markdownTable } from "./markdown_table.ts";
 *
 * strictEqual(
 *   markdownTable(["stage", "time"], [["read|all", "1 s"]]),
 *   "| stage     | time |\n| --------- | ---- |\n| read\\|all | 1 s  |",
 * );
 * ```
 */
export function markdownTable(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const cells = [columns, ...rows].map((row) => row.map(cell));
  const widths = columns.map((_, column) =>
    Math.max(3, ...cells.map((row) => [...row[column]].length))
  );
  const line = (row: readonly string[]) =>
    `| ${
      row.map((text, column) =>
        text + " ".repeat(widths[column] - [...text].length)
      ).join(" | ")
    } |`;
  return [
    line(cells[0]),
    line(widths.map((width) => "-".repeat(width))),
    ...cells.slice(1).map(line),
  ].join("\n");
}

/** Commands in backquotes stay as they are, all else is only text. */
function cell(text: string): string {
  const plain = text.replaceAll("\u00a0", " ").replace(/[\r\n\t]+/g, " ");
  if (/^`[^`]*`$/.test(plain)) return plain.replaceAll("|", "\\|");
  return plain.replace(/[|<*_`[\]\\]/g, "\\$&")
    .replaceAll("±", "&plusmn;");
}
