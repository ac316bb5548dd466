/** `deno task bench`: times every stage, at some sizes, on each engine. */
import { dirname, join } from "node:path";
import { helpText } from "../lib/cli/help_text.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { AdapterError } from "../lib/compute/adapter_error.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { appendHistory } from "./history/append_history.ts";
import { linesFromBench } from "./history/lines_from_bench.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { machineFloor } from "./machine/machine_floor.ts";
import type { AdapterDescription } from "./record/bench_environment.ts";
import type { BenchFile } from "./record/bench_file.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";
import { runSuite, type SuiteEngine } from "./suite/run_suite.ts";
import {
  SUITE_OPTIONS,
  type SuiteChoices,
  suiteChoices,
} from "./suite/suite_options.ts";
import { suiteTable } from "./suite/suite_table.ts";

const USAGE = ["deno task bench [options]"];

const EXAMPLES = [
  ["deno task bench", "every stage on the usual sizes"],
  [
    "deno task bench --scan 32,64,96 --stages neighbours,umap",
    "two stages on three scans",
  ],
  [
    "deno task bench --engine all --repeats 15 --out reports/bench/gpu.json",
    "both engines, recorded elsewhere",
  ],
] as const;
const ABOUT =
  "Times every stage of the recipe on a synthetic scan, beside its accuracy, its peak memory and the least time that this machine allows, " +
  "and adds the medians to the history. Ends with 0, with 1 where a stage failed, with 2 on bad input.";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, SUITE_OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const width = terminalColumns();
    console.log(
      helpText({
        usage: USAGE,
        examples: EXAMPLES,
        about: ABOUT,
        table: SUITE_OPTIONS,
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
  const choices = suiteChoices(options);
  const say = (line: string) => console.error(line);
  const environment = await benchEnvironment({ seed: choices.seed });
  const engines = suiteEngines(choices.engine, environment.adapter);

  say("measure the machine");
  const cpu = await machineFloor("cpu");
  const webgpu = engines.some(({ kind }) => kind === "webgpu")
    ? await machineFloor("webgpu")
    : undefined;
  const { benches, failures } = await runSuite({
    ...choices,
    engines,
    floors: { cpu, ...webgpu && { webgpu } },
    say,
  });
  const file: BenchFile = {
    version: 1,
    runtime: `Deno/${environment.deno} ${environment.platform}`,
    cpu: environment.cpu,
    benches,
    schema: "stem4d-bench/1",
    environment,
    floor: cpu,
    ...webgpu && { adapterFloor: webgpu },
    ...failures.length > 0 && { failures },
    command: recordCommand("bench", args),
  };
  await writeRecord(choices.out, file);
  const history = join(dirname(choices.out), "history.jsonl");
  await appendHistory(history, linesFromBench(file));
  console.log(suiteTable(benches, terminalColumns()));
  for (const { stage, scan, engine, message } of failures) {
    console.log(`Failed: ${stage}, ${scan} [${engine}]: ${message}`);
  }
  console.log(`Written to ${choices.out}; history: ${history}`);
  return failures.length > 0 ? 1 : 0;
}

/**
 * The engines to bench.
 *
 * @throws {AdapterError} where WebGPU was asked for and there is no adapter
 */
function suiteEngines(
  wanted: SuiteChoices["engine"],
  adapter: AdapterDescription | null,
): SuiteEngine[] {
  const cpu: SuiteEngine = { kind: "cpu", adapter: null };
  if (wanted === "cpu") return [cpu];
  if (adapter === null) {
    if (wanted === undefined) return [cpu];
    throw new AdapterError(
      `Cannot bench webgpu as no adapter was found: install a Vulkan driver or use --engine cpu`,
    );
  }
  const webgpu: SuiteEngine = { kind: "webgpu", adapter: adapter.name };
  if (wanted === "webgpu") return [webgpu];
  return wanted === "all" || !adapter.software ? [cpu, webgpu] : [cpu];
}

if (import.meta.main) await runCommand(main);
