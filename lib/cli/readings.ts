import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { openEngine } from "../compute/open_engine.ts";
import { openScan } from "../io/open_scan.ts";
import { InputError } from "../scan/input_error.ts";
import { helpText } from "./help_text.ts";
import { memoryCeiling } from "./memory_ceiling.ts";
import { type CommandOption, REPRODUCE_OPTIONS } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { progressPrinter } from "./progress_printer.ts";
import { checkFile } from "./check_file.ts";
import { chooseVariants } from "./choose_variants.ts";
import { runReadings } from "./run_readings.ts";
import { runCommand, terminalColumns } from "./run_command.ts";
import { terminalTarget } from "./terminal_target.ts";
import { READING_VARIANTS } from "../reading/reading_variants.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "dataset",
    value: "PATH",
    about: "dataset of an HDF5 file. Default: the file's only 4-D one",
  },
  {
    name: "scale",
    value: "quick|published",
    about:
      "size of the synthetic junction, without FILE. Default: quick (some 30 s a run on two cores)",
  },
  {
    name: "readings",
    value: "A,B",
    about: `readings to run beside the default: ${
      READING_VARIANTS.slice(1).map(({ id }) => id).join(", ")
    }. Default: all`,
  },
  {
    name: "without",
    value: "umap,networks",
    about:
      "parts that nothing else needs and that are not run: the embedding, the networks, or both. Default: none",
  },
  {
    name: "seeds",
    value: "N",
    about:
      "seeds from --seed on, of the recipe and of the junction, 1 to 99. Default: 5",
  },
  {
    name: "seed",
    value: "N",
    about: "the first seed, 0 to 4294967000. Default: 0",
  },
  {
    name: "engine",
    value: "auto|webgpu|cpu",
    about: "what computes. Default: auto",
  },
  REPRODUCE_OPTIONS.find(({ name }) => name === "memory")!,
  {
    name: "out",
    value: "DIR",
    about:
      "folder of the runs and of the matrix; runs that stand in it are not run again. Default: runs/readings",
  },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Runs the published analysis under every defensible reading and several seeds, and tells which published claims " +
  "hold under which, what each choice changes by itself, and which reading gives the published figures best. " +
  "Stopped at any time, the same command goes on where it stopped.";

const EXAMPLES = [
  [
    "deno task readings",
    "every reading with five seeds on the quick junction",
  ],
  [
    `deno task readings --readings ${
      READING_VARIANTS.slice(1, 3).map(({ id }) => id).join(",")
    } --seeds 3`,
    "two readings beside the default, three seeds",
  ],
  [
    "deno task readings scan.h5 --out scan-readings",
    "the readings on a scan of your own",
  ],
] as const;

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task readings [FILE] [options]"],
      about: ABOUT,
      table: OPTIONS,
      examples: EXAMPLES,
      width: terminalColumns(),
    }));
    return 0;
  }
  const [file, ...more] = positionals;
  if (more.length > 0) {
    throw new InputError(
      `Cannot analyse ${positionals.length} files at once: give one`,
    );
  }
  const wantedScale = options.choice("scale", ["quick", "published"]);
  const dataset = options.text("dataset");
  if (file === undefined && dataset !== undefined) {
    throw new InputError("Cannot use --dataset without a FILE");
  }
  if (file !== undefined && wantedScale !== undefined) {
    throw new InputError(
      "Cannot use --scale with a FILE: it is the size of the synthetic junction",
    );
  }
  const variants = chooseVariants(options.text("readings"));
  const count = options.integer("seeds", { least: 1, most: 99 }) ?? 5;
  const first = options.integer("seed", { least: 0, most: 4_294_967_000 }) ?? 0;
  const leaveOut = options.choices("without", ["umap", "networks"]);
  const engineKind = options.choice("engine", ["auto", "webgpu", "cpu"]) ??
    "auto";
  const out = options.text("out") ?? "runs/readings";
  const ceiling = memoryCeiling(options);
  const quiet = options.on("quiet");
  const say = (line: string) => quiet || console.log(line);
  const scale = file === undefined ? wantedScale ?? "quick" : null;

  if (file !== undefined) checkFile(file, OPTIONS);
  // The input first: bad input should not wait for an adapter.
  const given = file === undefined
    ? undefined
    : await openScan(file, dataset === undefined ? {} : { dataset });
  try {
    const engine = await openEngine(engineKind, {});
    try {
      const folder = await runReadings({
        variants,
        seeds: Array.from({ length: count }, (_, i) => first + i),
        engine,
        ceiling,
        scale,
        open: (seed) => given ?? createJunction({ scale: scale!, seed }),
        out,
        leaveOut,
        // A pattern of the published size takes longer to make than to read.
        keepScan: scale === "published",
        command: [
          ...file === undefined ? ["--scale", scale!] : [given!.name],
          ...values["readings"] === undefined
            ? []
            : ["--readings", String(values["readings"])],
          ...leaveOut === undefined ? [] : ["--without", leaveOut.join(",")],
          "--engine",
          engine.kind,
          "--seed",
          String(first),
          "--seeds",
          String(count),
        ],
        say,
        onProgress: quiet ? undefined : progressPrinter(terminalTarget()),
      });
      say(`Readings: ${folder}/readings.html`);
      return 0;
    } finally {
      engine.close();
    }
  } finally {
    given?.close();
  }
}

if (import.meta.main) await runCommand(main);
