import type { BenchEnvironment } from "../record/bench_environment.ts";
import type { WatchedRun } from "./watch_run.ts";

/** What was run. */
export interface MemoryTableOptions {
  /** Scan rows and columns. */
  readonly side: number;
  /** Bytes of the scan. */
  readonly bytes: number;
  /** Bytes of it that the disk held. */
  readonly onDisk: number;
  /** Patterns that are not zeros throughout. */
  readonly patterns: number;
  /** Options of the run. */
  readonly command: string;
  /** Bytes that it was allowed. */
  readonly ceiling: number;
  readonly environment: BenchEnvironment;
}

/** A watched run as a page of Markdown. */
export function memoryTable(
  { code, stages, peak, seconds, said }: WatchedRun,
  { side, bytes, onDisk, patterns, command, ceiling, environment }:
    MemoryTableOptions,
): string {
  const gigabytes = (value: number) => `${(value / 1e9).toFixed(2)} GB`;
  const { date, commit, platform, deno, cpu, cores, memoryBytes, load } =
    environment;
  const held = peak <= ceiling;
  // What it ended with, without folders of this machine.
  const fault = code < 2 && !said.includes("error:")
    ? undefined
    : said.split("\n").find((line) => /^(error:|Cannot )/.test(line));
  return [
    "# Memory",
    "",
    `A sparse file of ${side} x ${side} positions of 124 x 124 float32, ${
      gigabytes(bytes)
    } of which the disk held ${
      gigabytes(onDisk)
    } (${patterns} patterns of the junction, all others zeros), within ${
      gigabytes(ceiling)
    }: ${
      held ? "the ceiling held" : "**the ceiling did not hold**"
    }, with a peak of ${gigabytes(peak)} in ${
      Math.round(seconds)
    } s; exit status ${code}. Written by \`deno task bench:memory\`.`,
    "",
    `${date}, commit ${
      commit ?? "unknown"
    }, Deno ${deno}, ${platform}, ${cpu}, ${cores} cores, ${
      gigabytes(memoryBytes)
    } of memory, load ${load ?? "unknown"}.`,
    "",
    `\`deno task reproduce sparse.h5 ${command}\``,
    ...fault === undefined ? [] : ["", "```", fault, "```"],
    "",
    "| stage and its rate | largest resident memory |",
    "| --- | --- |",
    ...stages.map(({ title, peak }) =>
      `| ${title.replace(/\s{2,}/, ", ")} | ${gigabytes(peak)} |`
    ),
    "",
  ].join("\n");
}
