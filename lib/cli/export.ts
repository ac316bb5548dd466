import { resolve } from "node:path";
import type { ExportOptions } from "../export/export_options.ts";
import { writeRunCsv } from "../export/write_run_csv.ts";
import { writeRunEmd } from "../export/write_run_emd.ts";
import { writeRunNpy } from "../export/write_run_npy.ts";
import { InputError } from "../scan/input_error.ts";
import { checkFile } from "./check_file.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { runCommand, terminalColumns } from "./run_command.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "emd",
    value: "FILE",
    about:
      "one HDF5 file in EMD layout with all arrays, their pixel sizes and the run's record, for py4DSTEM, HyperSpy " +
      "and h5py. HyperSpy wants a name that ends in .emd",
  },
  {
    name: "csv",
    value: "FILE",
    about:
      "the label maps as a table: a line for each scan position with its place, labels and their names",
  },
  {
    name: "npy",
    value: "DIR",
    about:
      "a folder with every array as .npy, compared with the run's digests, and arrays.json, which says what each holds",
  },
  {
    name: "arrays",
    value: "A,B",
    about: "arrays to export. Default: all that the run has",
  },
  { name: "json", about: "print what was written as JSON" },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Writes what a run found for other programs. Nothing that exists is overwritten, and a broken export leaves nothing " +
  "behind. Ends with 0, or 2 on bad input.";

const EXAMPLES = [
  [
    "deno task export my-run --emd my-run.emd",
    "everything in one file; in Python: hyperspy.api.load('my-run.emd')",
  ],
  [
    "deno task export my-run --csv maps.csv --arrays materials,level3",
    "two label maps as a table",
  ],
  ["deno task export my-run --npy arrays", "arrays for numpy.load"],
] as const;

const WRITERS = { emd: writeRunEmd, csv: writeRunCsv, npy: writeRunNpy };

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task export RUN [--emd FILE] [--csv FILE] [--npy DIR]"],
      about: ABOUT,
      table: OPTIONS,
      examples: EXAMPLES,
      width: terminalColumns(),
    }));
    return 0;
  }
  const [run, ...more] = positionals;
  if (run === undefined || more.length > 0) {
    throw new InputError(
      `Cannot export ${positionals.length} runs at once: give the folder of one`,
    );
  }
  const wanted = (["emd", "csv", "npy"] as const).flatMap((format) => {
    const path = options.text(format);
    return path === undefined ? [] : [{ format, path }];
  });
  if (wanted.length === 0) {
    throw new InputError(
      "Cannot export without knowing as what: give --emd FILE, --csv FILE or --npy DIR",
    );
  }
  checkFile(run, OPTIONS);
  const names = options.text("arrays")?.split(",").map((name) => name.trim());
  const choices: ExportOptions = names === undefined ? {} : { arrays: names };
  for (const { format, path } of wanted) {
    await WRITERS[format](run, path, choices);
    if (!options.on("quiet") && !options.on("json")) {
      console.log(`Written: ${path}`);
    }
  }
  if (options.on("json")) {
    const written = wanted.map(({ format, path }) => ({
      format,
      path: resolve(path),
    }));
    console.log(JSON.stringify({ run: resolve(run), written }, null, 2));
  }
  return 0;
}

if (import.meta.main) await runCommand(main);
