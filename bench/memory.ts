/** `deno task bench:memory`: whether ceilings of memory hold on a scan larger than the machine's memory. */
import { dirname, join } from "node:path";
import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { writeWhole } from "../lib/run/partial/write_whole.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { memoryTable } from "./memory/memory_table.ts";
import { sparseScan } from "./memory/sparse_scan.ts";
import { watchRun } from "./memory/watch_run.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "side",
    value: "N",
    about:
      "scan rows and columns of 124 x 124 pixels, 64 to 4096. Default: 1024, a file of 64 GB",
  },
  { name: "memory", value: "SIZE", about: "the ceiling. Default: 2GB" },
  {
    name: "folder",
    value: "DIR",
    about: "where the file is made, and removed. Default: the system's own",
  },
  {
    name: "out",
    value: "FILE",
    about: "Markdown file for the table. Default: reports/memory.md",
  },
  { name: "help", about: "print this" },
];

/** Few features, so that those of a million positions fit. */
const READINGS =
  "--annulus 40,42 --threshold percentile --without umap,networks --engine cpu";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task bench:memory [options]"],
      about:
        "Makes a sparse file of a scan, runs the chain on it without UMAP and networks and with few features, and writes the largest memory of every stage beside the ceiling. Ends with 1 where the ceiling did not hold.",
      table: OPTIONS,
      examples: [[
        "deno task bench:memory",
        "64 GB; takes a quarter of an hour",
      ]],
      width: terminalColumns(),
    }));
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const side = options.integer("side", { least: 64, most: 4096 }) ?? 1024;
  const memory = options.text("memory") ?? "2GB";
  const ceiling = options.bytes("memory") ?? 2e9;
  const out = options.text("out") ?? "reports/memory.md";
  const parent = options.text("folder");
  const environment = await benchEnvironment({ seed: 0 });
  const folder = await Deno.makeTempDir({
    prefix: "stem4d-memory-",
    ...parent !== undefined && { dir: parent },
  });
  try {
    const file = join(folder, "sparse.h5");
    const { bytes, patterns } = await sparseScan(file, side);
    const { blocks } = await Deno.stat(file);
    console.log(`${bytes} bytes, ${(blocks ?? 0) * 512} of them on the disk`);
    const command = `${READINGS} --memory ${memory}`;
    const run = await watchRun(
      [file, ...command.split(" "), "--out", join(folder, "run")],
      ({ title, peak }) =>
        console.log(`${(peak / 1e6).toFixed(0).padStart(6)} MB  ${title}`),
    );
    if (run.said !== "") console.log(run.said);
    const table = memoryTable(run, {
      side,
      bytes,
      onDisk: (blocks ?? 0) * 512,
      patterns,
      command,
      ceiling,
      environment,
    });
    await Deno.mkdir(dirname(out), { recursive: true });
    await writeWhole(out, table);
    console.log(table);
    return run.peak <= ceiling && run.code === 0 ? 0 : 1;
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

if (import.meta.main) await runCommand(main);
