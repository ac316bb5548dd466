import { resolve } from "node:path";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import { openScan } from "../io/open_scan.ts";
import { targetPath } from "../run/partial/partial_run.ts";
import type { RunStart } from "../run/partial/run_plan.ts";
import { readRunResult } from "../run/read_run_result.ts";
import { removeLeftovers } from "../run/run_folder.ts";
import type { RunResult } from "../run/run_result.ts";
import { InputError } from "../scan/input_error.ts";
import { checkFile } from "./check_file.ts";
import { commandAgain } from "./command_again.ts";
import { helpText } from "./help_text.ts";
import { REPRODUCE_OPTIONS } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { memoryCeiling } from "./memory_ceiling.ts";
import { memoryNote } from "./memory_note.ts";
import { parseOptions } from "./parse_options.ts";
import { progressPrinter } from "./progress_printer.ts";
import { readingOptions } from "./reading_options.ts";
import { reproduce } from "./reproduce_scan.ts";
import { resumeRun } from "./resume_run.ts";
import { runCommand, terminalColumns } from "./run_command.ts";
import { terminalTarget } from "./terminal_target.ts";
import { runJson } from "./run_json.ts";
import { summaryTable } from "./summary_table.ts";

const ABOUT =
  "Runs the published 4D-STEM analysis, from alignment to autoencoders, on FILE " +
  "(HDF5 of any flavour, .mat, .npy, EMPAD .raw) or on a synthetic WS2/WSe2 junction with known truth, " +
  "and writes arrays, scores and a report. Ends with 0 when all checks hold, 1 when one falls short, 2 on bad input.";

const EXAMPLES = [
  ["deno task reproduce", "the synthetic junction, its size by the machine"],
  [
    "deno task reproduce scan.h5 --out my-run",
    "a scan of your own; the report is my-run/report.html",
  ],
  [
    "deno task reproduce scan.mat --expect published",
    "the published scan, judged by the published figures",
  ],
  [
    "deno task reproduce --alignment-passes 3 --std pooled",
    "other readings of the publication",
  ],
  [
    "deno task reproduce --json > run.json",
    "verdicts, scores, checks and times for a program",
  ],
] as const;

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values: given } = parseOptions(args, REPRODUCE_OPTIONS);
  if (given.help) {
    const usage = [
      "deno task reproduce [FILE] [options]",
      "deno task reproduce --resume RUN",
    ];
    console.log(
      helpText({
        usage,
        about: ABOUT,
        table: REPRODUCE_OPTIONS,
        examples: EXAMPLES,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  const [givenFile, ...more] = positionals;
  if (more.length > 0) {
    throw new InputError(
      `Cannot analyse ${positionals.length} files at once: give one`,
    );
  }
  const quiet = given.quiet === true;
  const json = given.json === true;
  // With --json, standard output holds one document and nothing else.
  const say = (line: string) =>
    quiet || (json ? console.error(line) : console.log(line));
  const resume = new OptionValues(given).text("resume");
  const resumed = resume === undefined
    ? undefined
    : await resumeRun(resume, { file: givenFile, values: given });
  if (resume !== undefined && resumed === undefined) {
    return await tellComplete(targetPath(resume), { say, json });
  }
  const { file, values } = resumed ?? { file: givenFile, values: given };
  const options = new OptionValues(values);
  const readings = readingOptions(options);
  const wantedScale = options.choice("scale", ["quick", "published"]);
  const expect = options.choice("expect", ["published"]);
  const dataset = options.text("dataset");
  if (file === undefined && dataset !== undefined) {
    throw new InputError("Cannot use --dataset without a FILE");
  }
  if (file !== undefined && wantedScale !== undefined) {
    throw new InputError(
      `Cannot use --scale with a FILE: it is the size of the synthetic junction`,
    );
  }
  const seed = options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0;
  const leaveOut = options.choices("without", ["umap", "networks"]);
  const yardstick = options.choice("yardstick", ["on", "off"]) === "on";
  if (yardstick && leaveOut?.includes("networks")) {
    throw new InputError(
      "Cannot use --yardstick on with --without networks, which it measures: give one of the two",
    );
  }
  const ceiling = memoryCeiling(options);
  const workers = options.integer("workers", { least: 1, most: 1024 });

  if (file !== undefined) checkFile(file, REPRODUCE_OPTIONS);
  // The input first: bad input should not wait for an adapter.
  const fileSource = file === undefined
    ? undefined
    : await openScan(file, dataset === undefined ? {} : { dataset });
  try {
    const engine = await openEngine(
      options.choice("engine", ["auto", "webgpu", "cpu"]) ?? "auto",
      {
        ...(workers === undefined ? {} : { workers }),
        tiles: options.choice("tune", ["on", "off"]) === "on"
          ? "measured"
          : "by adapter",
      },
    );
    try {
      const scale = fileSource ? null : wantedScale ??
        (engine.gpu && !engine.gpu.software ? "published" : "quick");
      const source = fileSource ?? createJunction({ scale: scale!, seed });
      say(describeEngine(engine.kind, engine.gpu?.description, engine.reason));
      say(
        `Input: ${source.name}, scan ${
          source.shape.scan.join(" x ")
        }, detector ${source.shape.detector.join(" x ")}`,
      );
      const note = memoryNote({
        source,
        workers: engine.pool.size,
        gpu: engine.gpu !== undefined,
        readings: readings(source.shape.detector),
        leaveOut: leaveOut ?? [],
        yardstick,
      }, { ceiling });
      if (note !== undefined) say(note);
      const { folder, result, seconds } = await reproduce(source, engine, {
        readings: readings(source.shape.detector),
        seed,
        ceiling,
        scale,
        out: resumed?.out ?? options.text("out") ?? `runs/${timestamp()}`,
        resume: resumed !== undefined,
        start: {
          file: file === undefined ? null : resolve(file),
          options: Object.fromEntries(
            Object.entries(values).filter(([name, value]) =>
              name !== "resume" && value !== undefined
            ),
          ) as RunStart["options"],
        },
        onKept: (command) =>
          console.error(
            `What is complete of the run was kept; go on with it by\n  ${command}`,
          ),
        command: commandAgain(values, {
          file,
          scale,
          engine: engine.kind,
          seed,
        }),
        judgePublished: expect === "published",
        yardstick,
        leaveOut,
        saveFeatures: options.on("save-features"),
        onProgress: quiet ? undefined : progressPrinter(
          terminalTarget(json ? "stderr" : "stdout"),
        ),
      });
      const status = tellResult(folder, result, say);
      if (scale === "quick") say(publishedHint(seconds, engine.kind));
      if (json) {
        console.log(runJson({ folder, result, seconds, exitStatus: status }));
      }
      return status;
    } finally {
      engine.close();
    }
  } finally {
    fileSource?.close();
  }
}

/** Says what a run came to; its exit status. */
function tellResult(
  folder: string,
  result: RunResult,
  say: (line: string) => void,
): number {
  say("");
  say(summaryTable(result));
  say(`Report: ${folder}/report.html`);
  return result.checks.some(({ verdict }) => verdict === "falls short") ? 1 : 0;
}

/** What a run came to that there is nothing to go on with of. */
async function tellComplete(
  folder: string,
  { say, json }: {
    readonly say: (line: string) => void;
    readonly json: boolean;
  },
): Promise<number> {
  const result = await readRunResult(folder, "go on with");
  await removeLeftovers(folder);
  say(`${folder} is complete: there is nothing to go on with`);
  const exitStatus = tellResult(folder, result, say);
  if (json) {
    const seconds = performance.now() / 1000;
    console.log(runJson({ folder, result, seconds, exitStatus }));
  }
  return exitStatus;
}

function describeEngine(
  kind: string,
  adapter: string | undefined,
  reason: string,
): string {
  return `Engine: ${kind}${adapter ? ` on ${adapter}` : ""} (${reason})`;
}

/** Time of the published scale over the quick one's on two cores: 597 seconds over 34. */
const PUBLISHED_OVER_QUICK = 18;

function publishedHint(seconds: number, engine: string): string {
  const minutes = Math.ceil(seconds * PUBLISHED_OVER_QUICK / 60);
  return `The published scale: deno task reproduce --scale published --engine ${engine}, about ${minutes} minutes here`;
}

function timestamp(): string {
  return new Date().toISOString().slice(0, 19).replaceAll(":", "-");
}

if (import.meta.main) await runCommand(main);
