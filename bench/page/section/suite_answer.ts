import type { BenchFile } from "../../record/bench_file.ts";
import { median } from "../../statistics/median.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { listWords } from "../text/list_words.ts";
import { timingGroups } from "./timing_groups.ts";

/** How far above the machine's floor the stages stand. */
export function suiteAnswer(suite: BenchFile): readonly string[] {
  const failures = suite.failures ?? [];
  const floors = timingGroups(suite).flatMap(({ title, timings }) => {
    const known = timings.filter(({ timesFloor }) =>
      Number.isFinite(timesFloor) && timesFloor > 0
    ).sort((a, b) => a.timesFloor - b.timesFloor);
    const [least, most] = [known[0], known.at(-1)];
    if (least === undefined || most === undefined) return [];
    return [
      `Above what this machine's memory and arithmetic allow (${title}): from ${
        formatRatio(least.timesFloor)
      } times the floor (${least.stage}) to ${
        formatRatio(most.timesFloor)
      } times (${most.stage}); half of the ${known.length} stages stay below ${
        formatRatio(median(known.map(({ timesFloor }) => timesFloor)))
      } times.`,
    ];
  });
  if (failures.length === 0) return floors;
  const names = failures.map(({ stage, engine }) => `${stage} (${engine})`);
  return [
    ...floors,
    `${failures.length} ${
      failures.length === 1
        ? "stage did not run to its end"
        : "stages did not run to their end"
    }: ${listWords(names, 6)}.`,
  ];
}
