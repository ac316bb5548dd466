import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { writeHdf5Scan } from "../io/write_hdf5_scan.ts";
import { InputError } from "../scan/input_error.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { progressPrinter } from "./progress_printer.ts";
import { runCommand, terminalColumns } from "./run_command.ts";
import { terminalTarget } from "./terminal_target.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "out",
    value: "FILE",
    about:
      "file to write, in HyperSpy's layout, readable by h5py; must not exist",
  },
  {
    name: "scale",
    value: "quick|published",
    about:
      "80 x 80 x 62 x 62 (98 MB) or 256 x 256 x 124 x 124 (4.03 GB). Default: quick",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of everything random, 0 to 4294967295. Default: 0",
  },
  {
    name: "layout",
    value: "hyperspy|matlab",
    about:
      "hyperspy holds pixel sizes and truth; matlab is what the published .mat file is: one dataset behind a user " +
      "block, so that it reads as a stranger's file. Default: hyperspy",
  },
  { name: "compression", value: "gzip|none", about: "Default: none" },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Writes the synthetic WS2/WSe2 junction as one HDF5 file, its truth included unless it is to look like a stranger's.";

const EXAMPLES = [
  [
    "deno task fixture --out junction.h5",
    "the quick junction with its truth, 98 MB",
  ],
  [
    "deno task fixture --scale published --compression gzip --out junction.h5",
    "the published size, compressed",
  ],
  [
    "deno task fixture --layout matlab --out junction.mat",
    "as the published file is laid out, without truth",
  ],
] as const;

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const usage = ["deno task fixture --out FILE.h5 [options]"];
    console.log(
      helpText({
        usage,
        about: ABOUT,
        table: OPTIONS,
        examples: EXAMPLES,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: name the file with --out FILE.h5`,
    );
  }
  const out = options.text("out");
  if (out === undefined) {
    throw new InputError(
      "Cannot write the fixture without a file: give --out FILE.h5",
    );
  }
  const scale = options.choice("scale", ["quick", "published"]) ?? "quick";
  const seed = options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0;
  const compression = options.choice("compression", ["gzip", "none"]) ?? "none";
  const layout = options.choice("layout", ["hyperspy", "matlab"]) ?? "hyperspy";
  const source = createJunction({ scale, seed });
  const quiet = options.on("quiet");
  const print = progressPrinter(terminalTarget());
  const stage = { stage: "write", title: `write ${out}` };
  const start = performance.now();
  if (!quiet) print({ kind: "start", ...stage });
  await writeHdf5Scan(out, source, {
    compression,
    layout,
    onProgress: (progress) =>
      quiet || print({ kind: "progress", ...stage, ...progress }),
  });
  if (!quiet) {
    print({
      kind: "end",
      ...stage,
      seconds: (performance.now() - start) / 1000,
    });
  }
  return 0;
}

if (import.meta.main) await runCommand(main);
