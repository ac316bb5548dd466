import type { HistoryLine } from "../record/history_line.ts";

/** What two results must have in common to be compared. */
export type HistoryIdentity = Pick<
  HistoryLine,
  "stage" | "size" | "engine" | "adapter" | "cpu" | "cores" | "protocol"
>;

/**
 * Tells series apart: equal for two lines where, and only where, their times
 * may stand in one series.
 */
export function historyKey(
  { stage, size, engine, adapter, cpu, cores, protocol }: HistoryIdentity,
): string {
  // As JSON no name can run into the next one.
  return JSON.stringify([stage, size, engine, adapter, cpu, cores, protocol]);
}
