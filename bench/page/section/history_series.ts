import { historyKey } from "../../history/history_key.ts";
import type { HistoryLine } from "../../record/history_line.ts";

/** Lines that may be compared, by date; series in the order of their first line. */
export function historySeries(
  history: readonly HistoryLine[],
): readonly HistoryLine[][] {
  const series = new Map<string, HistoryLine[]>();
  for (const line of history) {
    const key = historyKey(line);
    series.set(key, [...series.get(key) ?? [], line]);
  }
  return [...series.values()].map((lines) =>
    lines.sort((a, b) => a.date < b.date ? -1 : a.date > b.date ? 1 : 0)
  );
}
