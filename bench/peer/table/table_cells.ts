import type { PeerRow, PeerSide, Spread } from "../../record/peers_file.ts";
import { median } from "../../statistics/median.ts";

/** What a table shows of one row. */
export interface TableCells {
  readonly stage: string;
  readonly ours: string;
  readonly peer: string;
  readonly ratio: string;
  readonly memory: string;
  /** The peer's name, and why a side is missing. */
  readonly notes: readonly string[];
  /** One measure each, ours and the peer's beside each other. */
  readonly accuracy: readonly string[];
}

/** Cells of a row as text. */
export function tableCells(row: PeerRow): TableCells {
  const { ours, peer, ratio, why } = row;
  const name = peer === null ? [] : [row.peerName];
  return {
    stage: row.stage,
    ours: time(ours),
    peer: time(peer),
    ratio: ratio === null ? "-" : spreadText(ratio),
    memory: `${gibibytes(ours)} | ${gibibytes(peer)}`,
    notes: [...name, ...why === null ? [] : [why]],
    accuracy: accuracy(ours?.accuracy ?? {}, peer?.accuracy ?? {}),
  };
}

function time(side: PeerSide | null): string {
  if (side === null) return "-";
  const seconds = median(side.samples);
  return seconds < 0.1
    ? `${figures(1000 * seconds)} ms`
    : `${figures(seconds)} s`;
}

function spreadText({ median, min, max }: Spread): string {
  return `${figures(median)} (${figures(min)} to ${figures(max)})`;
}

function gibibytes(side: PeerSide | null): string {
  return side?.peakBytes == null ? "-" : (side.peakBytes / 2 ** 30).toFixed(2);
}

/** Three figures without an exponent. */
function figures(value: number): string {
  const size = Math.abs(value);
  // Bounds as they round: 99.96 is 100, not 100.0.
  if (size >= 99.95) return value.toFixed(0);
  return value.toFixed(size >= 9.995 ? 1 : size >= 0.9995 ? 2 : 3);
}

function accuracy(
  ours: PeerSide["accuracy"],
  peer: PeerSide["accuracy"],
): string[] {
  const measures = new Set([...Object.keys(ours), ...Object.keys(peer)]);
  const text = (value: number | undefined) =>
    value === undefined
      ? "-"
      : Number.isInteger(value) && Math.abs(value) > 1
      ? String(value)
      : value.toFixed(3);
  return [...measures].map((measure) =>
    `${measure} ${text(ours[measure])} | ${text(peer[measure])}`
  );
}
