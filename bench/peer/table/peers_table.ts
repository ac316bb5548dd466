import { wrap } from "../../../lib/cli/help_text.ts";
import type { PeerRow } from "../../record/peers_file.ts";
import { type TableCells, tableCells } from "./table_cells.ts";

/** Columns whose numbers stand under one another. */
const COLUMNS = ["stage", "ours", "peer", "ratio", "memory"] as const;
const TITLES = {
  stage: "stage",
  ours: "ours",
  peer: "peer",
  ratio: "peer / ours, range",
  memory: "peak GiB",
} as const;
const GAP = "  ";
const INDENT = "    ";

/**
 * The rows as a table for a terminal: stage, ours, peer, ratio (median, min to
 * max), memory and accuracy, "ours | peer" where both have one. Names of peers
 * and reasons stand under their rows; accuracy does too where the terminal is
 * too narrow for a column of its own.
 *
 * @param columns the terminal's width
 */
export function peersTable(rows: readonly PeerRow[], columns: number): string {
  const cells = rows.map(tableCells);
  const widths = COLUMNS.map((column) =>
    Math.max(TITLES[column].length, ...cells.map((row) => row[column].length))
  );
  const left = widths.reduce((sum, width) => sum + width + GAP.length, 0);
  const right = Math.max(
    "accuracy".length,
    ...cells.flatMap(({ accuracy }) => accuracy.map(({ length }) => length)),
  );
  const beside = left + right <= columns;
  const head = line(TITLES, widths) + (beside ? `${GAP}accuracy` : "");
  const width = beside ? left + right : Math.min(columns, left - GAP.length);
  const firstSum = rows.findIndex(({ sum }) => sum);
  return [
    head,
    "-".repeat(width),
    ...cells.flatMap((row, i) => [
      ...i === firstSum && i > 0 ? ["-".repeat(width)] : [],
      ...block(row, { widths, left, beside, columns }),
    ]),
  ].map((text) => text.trimEnd()).join("\n");
}

interface Layout {
  readonly widths: readonly number[];
  /** Characters before the accuracy. */
  readonly left: number;
  /** Whether accuracy has a column. */
  readonly beside: boolean;
  readonly columns: number;
}

function block(
  row: TableCells,
  { widths, left, beside, columns }: Layout,
): string[] {
  const room = beside ? left - GAP.length : columns;
  const notes = row.notes.flatMap((note) =>
    wrap(note, Math.max(20, room - INDENT.length)).map((text) => INDENT + text)
  );
  const lines = [line(row, widths), ...notes];
  if (!beside) {
    const accuracy = row.accuracy.map((text) => INDENT + text);
    return [...lines, ...accuracy];
  }
  const height = Math.max(lines.length, row.accuracy.length);
  return Array.from(
    { length: height },
    (_, i) => (lines[i] ?? "").padEnd(left) + (row.accuracy[i] ?? ""),
  );
}

function line(
  cells: Readonly<Record<typeof COLUMNS[number], string>>,
  widths: readonly number[],
): string {
  return COLUMNS.map((column, i) =>
    column === "stage"
      ? cells[column].padEnd(widths[i])
      : cells[column].padStart(widths[i])
  ).join(GAP);
}
