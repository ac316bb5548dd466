import type { BenchEnvironment } from "../record/bench_environment.ts";
import type { MutationRow } from "./mutation_row.ts";

/** What came of the mutations as a page of Markdown, survivors first. */
export function mutationTable(
  rows: readonly MutationRow[],
  { date, commit, platform, deno, cpu, cores, adapter }: BenchEnvironment,
  command: string,
): string {
  const survivors = rows.filter(({ verdict }) => verdict === "survived");
  const late = rows.filter(({ verdict }) => verdict === "out of time");
  const folders = new Map<string, MutationRow[]>();
  for (const row of rows) {
    const folder = row.file.split("/").slice(0, 2).join("/");
    folders.set(folder, [...folders.get(folder) ?? [], row]);
  }
  return [
    "# Mutations",
    "",
    `Small mistakes put into the code one at a time, and which test noticed: ${
      rows.length - survivors.length
    } of ${rows.length} were noticed, ${late.length} of them by time; ${survivors.length} survived. Written by \`${command}\`.`,
    "",
    `${date}, commit ${
      commit ?? "unknown"
    }, Deno ${deno}, ${platform}, ${cpu}, ${cores} cores, adapter ${
      adapter?.name ?? "none"
    }.`,
    "",
    "| folder | mutations | noticed | survived |",
    "| --- | --- | --- | --- |",
    ...[...folders].map(([folder, own]) => {
      const left = own.filter(({ verdict }) => verdict === "survived").length;
      return `| ${folder} | ${own.length} | ${own.length - left} | ${left} |`;
    }),
    "",
    "| place | mistake | what goes wrong | noticed by | s |",
    "| --- | --- | --- | --- | --- |",
    ...[...survivors, ...rows.filter((row) => row.verdict !== "survived")]
      .map(({ file, line, find, replace, why, verdict, by, seconds }) =>
        `| ${
          [
            `${file}:${line}`,
            `${code(find)} → ${code(replace)}`,
            why,
            verdict === "survived"
              ? "**nobody**"
              : verdict === "out of time"
              ? `time: ${by}`
              : by!,
            seconds.toFixed(1),
          ].map((cell) => cell.replaceAll("|", "\\|").replaceAll(/\s+/g, " "))
            .join(" | ")
        } |`
      ),
    "",
  ].join("\n");
}

function code(text: string): string {
  return text.trim() === "" ? "nothing" : `\`${text.trim()}\``;
}
