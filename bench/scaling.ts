/** `deno task bench:scaling`: cost of every stage against size. */
import { helpText } from "../lib/cli/help_text.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { machineFloor } from "./machine/machine_floor.ts";
import type { ScalingFile } from "./record/scaling_file.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";
import { runScaling } from "./scaling/run_scaling.ts";
import { SCALING_OPTIONS, scalingChoices } from "./scaling/scaling_options.ts";
import { scalingTable } from "./scaling/scaling_table.ts";

const USAGE = ["deno task bench:scaling [options]"];

const EXAMPLES = [
  ["deno task bench:scaling", "every axis and stage"],
  [
    "deno task bench:scaling --axis scan --scans 64,96,128,192,256 --budget 300",
    "more sizes of the scan",
  ],
  [
    "deno task bench:scaling --stages neighbours,umap --repeats 9",
    "two stages, more often",
  ],
] as const;
const ABOUT =
  "Times every stage against the size of the scan and of the detector, in turn, and fits the exponents of time, least work and peak memory. " +
  "A stage whose time grows faster than its work is named.";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, SCALING_OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const width = terminalColumns();
    console.log(
      helpText({
        usage: USAGE,
        examples: EXAMPLES,
        about: ABOUT,
        table: SCALING_OPTIONS,
        width,
      }),
    );
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const { out, ...choices } = scalingChoices(options);
  const say = (line: string) => console.error(line);
  const environment = await benchEnvironment({ seed: choices.seed });
  say("measure the machine");
  const floor = await machineFloor(choices.engine);
  const record: ScalingFile = {
    schema: "stem4d-bench-scaling/1",
    environment,
    command: recordCommand("bench:scaling", args),
    floor,
    series: await runScaling({ ...choices, floor, say }),
  };
  await writeRecord(out, record);
  console.log(scalingTable(record.series));
  console.log(`Written to ${out}`);
  return 0;
}

if (import.meta.main) await runCommand(main);
