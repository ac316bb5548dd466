import type { BenchEnvironment } from "../record/bench_environment.ts";
import type { FuzzRecord, RunCasesPeaks } from "./run_cases.ts";

/** What a table says besides its rows. */
export interface FuzzSummary {
  readonly environment: BenchEnvironment;
  readonly first: number;
  readonly count: number;
  readonly seconds: number;
  readonly peaks: RunCasesPeaks;
  readonly limits: {
    readonly patience: number;
    readonly seconds: number;
    readonly bytes: number;
  };
}

/** Verdicts that break the promise. */
const BROKEN = ["broken", "crashed", "hung", "swollen"];

/** The cases that were tried as a page of Markdown, one row for each kind of fault. */
export function fuzzTable(
  records: readonly FuzzRecord[],
  { environment, first, count, seconds, peaks, limits }: FuzzSummary,
): string {
  const number = (cases: readonly FuzzRecord[], ...wanted: string[]) =>
    cases.filter(({ verdict }) => wanted.includes(verdict)).length;
  const groups = Map.groupBy(
    records,
    ({ format, fault }) => `${format}\u0000${fault}`,
  );
  const rows = [...groups].toSorted(([a], [b]) => a < b ? -1 : 1).map(
    ([, cases]) => {
      const slowest = Math.max(...cases.map(({ ms }) => ms));
      const broken = number(cases, ...BROKEN);
      const again = cases.find(({ verdict }) => BROKEN.includes(verdict)) ??
        cases.find(({ verdict }) => verdict === "contained") ?? cases[0];
      return [
        cases[0].format,
        cases[0].fault,
        cases.length,
        number(cases, "refused"),
        number(cases, "answered"),
        number(cases, "contained"),
        broken === 0 ? 0 : `**${broken}**`,
        (slowest / 1000).toFixed(1),
        `\`deno task fuzz --first ${again.seed} --cases 1\``,
      ].map((cell) => `${cell}`.replaceAll("|", "\\|").replaceAll("\n", " "))
        .join(" | ");
    },
  );
  const { date, commit, platform, deno, cpu, cores } = environment;
  const mebibytes = (bytes: number) => `${Math.round(bytes / 2 ** 20)} MiB`;
  const listed = records
    .filter(({ verdict }) => ["contained", ...BROKEN].includes(verdict))
    .toSorted((a, b) => a.seed - b.seed)
    .map(({ seed, format, base, fault, verdict, words }) =>
      `| ${
        [
          seed,
          verdict,
          `${format}, ${base}: ${fault}`,
          words.replace(/\S*\/stem4d-fuzz-\S+\//g, "").slice(0, 200),
        ].map((cell) =>
          `${cell}`.replaceAll("|", "\\|").replace(/\s+/g, " ")
            .replaceAll("<", "&lt;")
        ).join(" | ")
      } |`
    );
  return [
    "# Fuzz",
    "",
    `What came of ${records.length} files that are damaged or made to harm, each opened and read as \`inspect\` and \`reproduce\` do: ${
      number(records, "refused")
    } refused in words, ${number(records, "answered")} answered, ${
      number(records, "contained")
    } contained, ${
      number(records, ...BROKEN)
    } broken. Written by \`deno task fuzz\`.`,
    "",
    "- **answered**: the values hold. Those of `.npy` and EMPAD are those that a second reading of the bytes gives; those of HDF5 are the same to the bit by the direct reader and by the HDF5 library, whole and in parts, converted and as stored.",
    "- **contained**: the HDF5 library crashed in WebAssembly, computed for longer than its patience or grew beyond its memory; the file is refused in words and the program goes on.",
    "- **broken**: another exception, a wrong answer, values of another file, a process that crashed, hung or grew beyond its ceiling.",
    "",
    `Cases from ${first} on, ${records.length} of ${count}: the number is the seed, and makes the same file again. A process keeps the HDF5 library from case to case, where a program has one for each file: what is contained may be so only after the cases before it. Limits: ${limits.patience} s of the library's time for a request, ${limits.seconds} s for a case, ${
      mebibytes(limits.bytes)
    } resident. The largest process had ${
      mebibytes(peaks.bytes)
    }; ${peaks.started} processes were started; ${
      Math.round(seconds)
    } s in all.`,
    "",
    `${date}, commit ${
      commit ?? "unknown"
    }, Deno ${deno}, ${platform}, ${cpu}, ${cores} cores.`,
    "",
    "| format | fault | cases | refused | answered | contained | broken | slowest, s | again |",
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |",
    ...rows.map((row) => `| ${row} |`),
    "",
    ...listed.length === 0 ? [] : [
      "## Contained or broken",
      "",
      "| case | verdict | file | message |",
      "| --- | --- | --- | --- |",
      ...listed,
      "",
    ],
  ].join("\n");
}
