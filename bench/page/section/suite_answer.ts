import type { BenchFile } from "../../record/bench_file.ts";
import { median } from "../../statistics/median.ts";
import { formatRatio } from "../text/format_ratio.ts";
import { timingGroups } from "./timing_groups.ts";

/** How far above the machine's floor the stages stand. */
export function suiteAnswer(suite: BenchFile): readonly string[] {
  return timingGroups(suite).flatMap(({ title, timings }) => {
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
}
