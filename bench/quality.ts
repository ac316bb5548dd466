/** `deno task bench:quality`: accuracy and its price. */
import { helpText } from "../lib/cli/help_text.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { ChainRunner } from "./quality/chain_runner.ts";
import { QUALITY_OPTIONS, qualityChoices } from "./quality/quality_options.ts";
import { qualityTable } from "./quality/quality_table.ts";
import { runQuality } from "./quality/run_quality.ts";
import type { QualityFile } from "./record/quality_file.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";

const USAGE = ["deno task bench:quality [options]"];

const EXAMPLES = [
  ["deno task bench:quality", "every axis"],
  [
    "deno task bench:quality --axes dose,epochs --seeds 3",
    "two axes with three seeds",
  ],
  [
    "deno task bench:quality --scan 96 --budget 7200",
    "a larger scan, for two hours",
  ],
] as const;
const ABOUT =
  "Runs the whole recipe on synthetic junctions with one property varied alone, and with more or less effort, " +
  "and scores its labels against the truth: accuracy beside time. Chains that fail are recorded.";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, QUALITY_OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const width = terminalColumns();
    console.log(
      helpText({
        usage: USAGE,
        examples: EXAMPLES,
        about: ABOUT,
        table: QUALITY_OPTIONS,
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
  const { out, ...choices } = qualityChoices(options);
  const environment = await benchEnvironment({ seed: choices.seeds[0] });
  await using runner = await ChainRunner.open(choices);
  const record: QualityFile = {
    schema: "stem4d-bench-quality/1",
    environment,
    command: recordCommand("bench:quality", args),
    scan: runner.scan,
    engine: choices.engine,
    ...await runQuality({
      ...choices,
      run: (chain) => runner.run(chain),
      say: (line) => console.error(line),
    }),
  };
  await writeRecord(out, record);
  console.log(qualityTable(record));
  console.log(`Written to ${out}`);
  return 0;
}

if (import.meta.main) await runCommand(main);
