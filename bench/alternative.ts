/** `deno task alternative`: the published recipe beside `findDomains`, on the family. */
import { fileURLToPath } from "node:url";
import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { openEngine } from "../lib/compute/open_engine.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { ALTERNATIVE_CASES } from "./alternative/alternative_cases.ts";
import { alternativeTable } from "./alternative/alternative_table.ts";
import {
  runAlternative,
  runPublished,
  withFile,
} from "./alternative/run_methods.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { replaceBlock } from "./page/readme/replace_block.ts";
import type {
  AlternativeFile,
  AlternativePoint,
  MethodOutcome,
} from "./record/alternative_file.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "seeds",
    value: "N",
    about:
      "seeds from 0 on, of junction and methods alike, 1 to 99. Default: 3",
  },
  {
    name: "fixtures",
    value: "A,B",
    about: `fixtures to run, by name: ${
      ALTERNATIVE_CASES.map(({ name }) => name).join(", ")
    }. Default: all but the published size`,
  },
  {
    name: "out",
    value: "FILE",
    about:
      "record to write; the points that it holds already are kept and not run again. Default: reports/alternative.json",
  },
  {
    name: "table",
    about: "run nothing: write the record's table into lib/domain/README.md",
  },
  { name: "help", about: "print this" },
];
const ABOUT =
  "Runs the published recipe and the alternative, findDomains, on the fixture family and on scans that make the recipe " +
  "lose a material, seed after seed, and scores both against the truth. Goes on where it was ended.";
const README = fileURLToPath(
  new URL("../lib/domain/README.md", import.meta.url),
);

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(
      helpText({
        usage: ["deno task alternative [options]"],
        examples: [
          ["deno task alternative", "both methods on the fixture family"],
          ["deno task alternative --seeds 5", "with five seeds each"],
        ],
        about: ABOUT,
        table: OPTIONS,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const out = options.text("out") ?? "reports/alternative.json";
  const before = await readRecord(out);
  if (options.on("table")) {
    if (before === undefined) {
      throw new InputError(
        `Cannot write the table without a record: wanted ${out}; make it with deno task alternative`,
      );
    }
    await writeTable(before);
    return 0;
  }
  const seeds = options.integer("seeds", { least: 1, most: 99 }) ?? 3;
  const wanted = options.text("fixtures")?.split(",").map((name) =>
    name.trim()
  );
  const unknown = wanted?.find((name) =>
    !ALTERNATIVE_CASES.some((one) => one.name === name)
  );
  if (unknown !== undefined) {
    throw new InputError(
      `Cannot run "${unknown}": the fixtures are ${
        ALTERNATIVE_CASES.map(({ name }) => name).join(", ")
      }`,
    );
  }
  const cases = ALTERNATIVE_CASES.filter(({ name, large }) =>
    wanted?.includes(name) ?? !large
  );
  const points = [...before?.points ?? []];
  const environment = await benchEnvironment({ seed: 0, warmUp: 0 });
  const engine = await openEngine("cpu");
  try {
    const wantedPoints = Array.from({ length: seeds }, (_, seed) => seed)
      .flatMap((seed) => cases.map((one) => ({ ...one, seed })));
    const save = async () => {
      const record: AlternativeFile = {
        schema: "stem4d-alternative/1",
        environment,
        command: recordCommand("alternative", args),
        points: inOrder(points),
      };
      await writeRecord(out, record);
    };
    const indexOf = (fixture: string, seed: number) =>
      points.findIndex((point) =>
        point.fixture === fixture && point.seed === seed
      );
    // What is quick first, the networks last; the
    // record is written after every run, so that nothing is lost when the command is ended.
    for (const { name, seed, create } of wantedPoints) {
      if (indexOf(name, seed) >= 0) continue;
      const alternative = await withFile(
        create(seed),
        (source) => runAlternative(source, engine, seed),
      );
      points.push({ fixture: name, seed, recipe: null, alternative });
      console.error(`${name}, seed ${seed}: ${inShort(alternative)}`);
      await save();
    }
    for (const networks of [false, true]) {
      for (const { name, seed, create } of wantedPoints) {
        const index = indexOf(name, seed);
        const before = points[index].recipe;
        if (before !== null && (before.networks || !networks)) continue;
        const recipe = await withFile(
          create(seed),
          (source) => runPublished(source, engine, { seed, networks }),
        );
        points[index] = { ...points[index], recipe };
        console.error(`${name}, seed ${seed}, recipe: ${inShort(recipe)}`);
        await save();
      }
    }
  } finally {
    engine.close();
  }
  console.log(alternativeTable(inOrder(points)));
  console.log(`Written to ${out}`);
  return 0;
}

/** By fixture as they are listed, then by seed. */
function inOrder(points: readonly AlternativePoint[]): AlternativePoint[] {
  const place = (name: string) =>
    ALTERNATIVE_CASES.findIndex((one) => one.name === name);
  return [...points].sort((a, b) =>
    place(a.fixture) - place(b.fixture) || a.seed - b.seed
  );
}

function inShort({ scores, failure }: MethodOutcome): string {
  return failure ??
    scores.filter(({ measure }) => measure === "ARI").map((
      { subject, value },
    ) => `${subject} ${value.toFixed(3)}`).join(", ");
}

async function readRecord(path: string): Promise<AlternativeFile | undefined> {
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return undefined;
    throw error;
  }
  const record = JSON.parse(text);
  if (record?.schema === "stem4d-alternative/1") return record;
  throw new InputError(
    `Cannot go on with ${path}: wanted a record of the schema stem4d-alternative/1, was given ${
      JSON.stringify(record?.schema)
    }. Name another file with --out`,
  );
}

async function writeTable({ points }: AlternativeFile): Promise<void> {
  const text = replaceBlock(await Deno.readTextFile(README), {
    name: "alternative",
    body: alternativeTable(points),
  });
  await Deno.writeTextFile(`${README}.partial`, text);
  await Deno.rename(`${README}.partial`, README);
  console.log("lib/domain/README.md written");
}

if (import.meta.main) await runCommand(main);
