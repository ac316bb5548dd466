/** `deno task fuzz`: files that are damaged or made to harm. */
import { dirname, join } from "node:path";
import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { writeWhole } from "../lib/run/partial/write_whole.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { fuzzTable } from "./fuzz/fuzz_table.ts";
import { makeCase } from "./fuzz/make_case.ts";
import {
  type FuzzRecord,
  runCases,
  type RunCasesPeaks,
} from "./fuzz/run_cases.ts";
import { placeSecrets } from "./fuzz/seed_files.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";

/** Cases of the committed table. */
const CASES = 20_000;
/** Seconds that the HDF5 library may compute on one request here; a program's default is longer. */
const PATIENCE = 10;
/** Seconds that a case may take. */
const SECONDS = 60;
/** Bytes that a process may have resident. */
const BYTES = 2 * 2 ** 30;

const OPTIONS: readonly CommandOption[] = [
  { name: "first", value: "N", about: "number of the first case. Default: 0" },
  { name: "cases", value: "N", about: `cases to try. Default: ${CASES}` },
  {
    name: "processes",
    value: "N",
    about: "processes that work side by side. Default: 2",
  },
  {
    name: "keep",
    value: "FOLDER",
    about: "write the files of the cases to a folder instead of trying them",
  },
  {
    name: "out",
    value: "FILE",
    about:
      "Markdown file for the table; its records go beside it as JSON. Default: reports/fuzz.md where all cases are tried, else none",
  },
  { name: "help", about: "print this" },
];

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task fuzz [options]"],
      about:
        "Opens and reads files of HDF5, .npy and EMPAD that are damaged or made to harm, in processes whose time and memory are limited. Ends with 1 where one did not end in a clean error or a right answer.",
      table: OPTIONS,
      examples: [
        ["deno task fuzz", "everything; takes about half an hour"],
        ["deno task fuzz --first 4711 --cases 1", "one case again"],
        [
          "deno task fuzz --first 4711 --cases 1 --keep case",
          "its file, to look at",
        ],
      ],
      width: terminalColumns(),
    }));
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const most = 2 ** 31;
  const first = options.integer("first", { least: 0, most }) ?? 0;
  const count = options.integer("cases", { least: 1, most }) ?? CASES;
  const processes = options.integer("processes", { least: 1, most: 256 }) ?? 2;
  const keep = options.text("keep");
  if (keep !== undefined) {
    await keepFiles(keep, first, count);
    return 0;
  }
  const out = options.text("out") ??
    (first === 0 && count >= CASES ? "reports/fuzz.md" : undefined);
  const environment = await benchEnvironment({ seed: first });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-fuzz-" });
  const records: FuzzRecord[] = [];
  const start = performance.now();
  try {
    const limits = { patience: PATIENCE, seconds: SECONDS, bytes: BYTES };
    const folders = Array.from(
      { length: processes },
      (_, i) => join(folder, `cases-${i}`),
    );
    for (const own of folders) await Deno.mkdir(own);
    placeSecrets([folder, ...folders]);
    const write = async (peaks: RunCasesPeaks) => {
      if (out === undefined) return;
      const seconds = (performance.now() - start) / 1000;
      const summary = { environment, first, count, seconds, peaks, limits };
      await Deno.mkdir(dirname(out), { recursive: true });
      await writeWhole(out, fuzzTable(records, summary));
      await writeWhole(
        out.replace(/\.md$/, "") + ".json",
        recordsJson(records, summary),
      );
    };
    await write(
      await runCases({
        ...limits,
        ...{ first, count, folders, folder },
        async onRecord(record, peaks) {
          records.push(record);
          tell(record);
          if (records.length % 1000 !== 0) return;
          const seconds = (performance.now() - start) / 1000;
          console.log(`${records.length} cases in ${seconds.toFixed(0)} s`);
          // Stopped, the run leaves what it found so far.
          await write(peaks);
        },
      }),
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  const broken = records.filter(({ verdict }) =>
    !["refused", "answered", "contained"].includes(verdict)
  );
  console.log(
    `${records.length - broken.length} of ${records.length} held, in ${
      ((performance.now() - start) / 1000).toFixed(0)
    } s`,
  );
  return broken.length === 0 ? 0 : 1;
}

/** Prints a case that did not simply end well. */
function tell({ seed, format, base, fault, verdict, words }: FuzzRecord): void {
  if (verdict === "refused" || verdict === "answered") return;
  console.log(
    `${verdict.toUpperCase()}  ${seed}: ${format}, ${base}, ${fault}: ${
      words.slice(0, 500)
    }`,
  );
}

/** What is summed up, and every case that did not simply end well; the others follow from their numbers. */
function recordsJson(records: readonly FuzzRecord[], summary: object): string {
  const verdicts: Record<string, number> = {};
  for (const { verdict } of records) {
    verdicts[verdict] = (verdicts[verdict] ?? 0) + 1;
  }
  const cases = records
    .filter(({ verdict }) => verdict !== "refused" && verdict !== "answered")
    .toSorted((a, b) => a.seed - b.seed);
  return JSON.stringify({ ...summary, verdicts, cases }, null, 1) + "\n";
}

/** Writes the files of cases, to look at them. */
async function keepFiles(
  folder: string,
  first: number,
  count: number,
): Promise<void> {
  await Deno.mkdir(folder, { recursive: true });
  for (let seed = first; seed < first + count; seed++) {
    const { name, bytes, beside, options, base, fault } = makeCase(seed);
    const path = join(folder, `${seed}-${name}`);
    await Deno.writeFile(path, bytes);
    for (const [name, text] of Object.entries(beside ?? {})) {
      await Deno.writeTextFile(join(folder, `${seed}-${name}`), text);
    }
    console.log(`${path}: ${base}, ${fault}, ${JSON.stringify(options)}`);
  }
}

if (import.meta.main) await runCommand(main);
