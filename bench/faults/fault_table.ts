import type { BenchEnvironment } from "../record/bench_environment.ts";
import type { FaultRow } from "./fault_row.ts";

/** The faults that were tried as a page of Markdown. */
export function faultTable(
  rows: readonly FaultRow[],
  { date, commit, platform, deno, cpu, cores, adapter }: BenchEnvironment,
): string {
  const broken = rows.filter(({ held }) => !held).length;
  return [
    "# Faults",
    "",
    `What came of runs that were killed, whose disk was full, or whose adapter was lost, each gone on with: ${
      rows.length - broken
    } of ${rows.length} rows held, ${broken} did not. Written by \`deno task faults\`.`,
    "",
    `${date}, commit ${
      commit ?? "unknown"
    }, Deno ${deno}, ${platform}, ${cpu}, ${cores} cores, adapter ${
      adapter?.name ?? "none"
    }.`,
    "",
    "| fault | promise | found | again |",
    "| --- | --- | --- | --- |",
    ...rows.map(({ fault, held, found, command }) =>
      `| ${
        [fault, held ? "held" : "**BROKEN**", found, `\`${command}\``]
          .map((cell) => cell.replaceAll("|", "\\|").replaceAll("\n", " "))
          .join(" | ")
      } |`
    ),
    "",
  ].join("\n");
}
