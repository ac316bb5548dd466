import { openEngine } from "../compute/open_engine.ts";
import { openRunInput } from "../explore/input/open_run_input.ts";
import { RandomStream } from "../random/random_stream.ts";
import { readReportRun } from "../report/read_report_run.ts";
import { readRunResult } from "../run/read_run_result.ts";
import { InputError } from "../scan/input_error.ts";
import type { Finding } from "../verify/finding.ts";
import { verifyFiles } from "../verify/verify_files.ts";
import { stagesOf, verifyStages } from "../verify/verify_stages.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { progressPrinter } from "./progress_printer.ts";
import { runCommand, terminalColumns } from "./run_command.ts";
import { terminalTarget } from "./terminal_target.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "file",
    value: "PATH",
    about:
      "the file that RUN was made of. Default: a synthetic junction is made again, and a file is looked for by its name in the current folder",
  },
  {
    name: "stage",
    value: "NAME",
    about:
      "stage to run again, with those that it needs. Default: one that --seed draws",
  },
  { name: "all", about: "run every stage again, and compare every array" },
  { name: "files", about: "check the folder's files alone, and run nothing" },
  {
    name: "seed",
    value: "N",
    about: "seed that draws the stage, 0 to 4294967295. Default: 0",
  },
  {
    name: "workers",
    value: "N",
    about: "worker threads. Default: one for each processor",
  },
  { name: "quiet", about: "print nothing but what differs" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Checks every file of a run folder by the digests in its result.json, then runs a stage again from the run's scan and compares what it leaves, to the bit. " +
  "Nothing is written. Ends with 0 when all is the same, 1 when something differs, 2 when it cannot be compared.";

const EXAMPLES = [
  ["deno task verify runs/mine", "the files, and one stage run again"],
  ["deno task verify runs/mine --stage umap", "the files and UMAP"],
  [
    "deno task verify runs/mine --all --file /data/scan.h5",
    "everything, from a file that lies elsewhere",
  ],
] as const;

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const usage = ["deno task verify RUN [options]"];
    const width = terminalColumns();
    console.log(
      helpText({
        ...{ usage, about: ABOUT, table: OPTIONS, examples: EXAMPLES, width },
      }),
    );
    return 0;
  }
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new InputError(
      `Cannot verify ${positionals.length} run folders: give one that deno task reproduce wrote`,
    );
  }
  const given = ["stage", "all", "files"].filter((name) => name in values);
  if (given.length > 1) {
    throw new InputError(
      `Cannot use --${given[0]} with --${given[1]}: give one of the two`,
    );
  }
  const seed = options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0;
  const workers = options.integer("workers", { least: 1, most: 1024 });
  const quiet = options.on("quiet");

  await readRunResult(folder, "verify");
  const findings = await verifyFiles(folder);
  const run = await readReportRun(folder);
  if (!options.on("files")) {
    const input = await openRunInput(run, { file: options.text("file") });
    if ("missing" in input) {
      tell(findings, quiet);
      throw new InputError(
        `Cannot run a stage again. ${input.missing} Or check the files alone by --files`,
      );
    }
    try {
      const engine = await openEngine(run.result.engine.kind, {
        ...(workers === undefined ? {} : { workers }),
      });
      try {
        const names = stagesOf(run.result);
        const drawn = names[
          new RandomStream(seed, "stage to verify").integer(names.length)
        ];
        const stage = options.on("all")
          ? undefined
          : options.text("stage") ?? drawn;
        findings.push(
          ...await verifyStages(input.source, engine, {
            result: run.result,
            stage,
            onProgress: quiet
              ? undefined
              : progressPrinter(terminalTarget("stdout")),
          }),
        );
      } finally {
        engine.close();
      }
    } finally {
      input.source.close();
    }
  }
  return tell(findings, quiet) ? 0 : 1;
}

/** Prints what was found; whether all is the same. */
function tell(findings: readonly Finding[], quiet: boolean): boolean {
  const width = Math.max(...findings.map(({ subject }) => subject.length));
  for (const { subject, same, said } of findings) {
    if (quiet && same) continue;
    console.log(
      `${same ? "   same" : "DIFFERS"}  ${subject.padEnd(width)}  ${said}`,
    );
  }
  const differing = findings.filter(({ same }) => !same);
  if (!quiet) {
    console.log(
      differing.length === 0
        ? `All of ${findings.length} are the same`
        : `${differing.length} of ${findings.length} differ: ${
          differing.map(({ subject }) => subject).join(", ")
        }`,
    );
  }
  return differing.length === 0;
}

if (import.meta.main) await runCommand(main);
