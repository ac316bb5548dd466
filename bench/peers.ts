import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { junctionFile } from "./junction/junction_file.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { machineFloor } from "./machine/machine_floor.ts";
import { runPeers } from "./peer/run_peers.ts";
import { peersTable } from "./peer/table/peers_table.ts";
import type { PeersFile } from "./record/peers_file.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "scan",
    value: "N",
    about: "rows and columns of the scan, 32 to 256. Default: 96",
  },
  {
    name: "detector",
    value: "N",
    about:
      "rows and columns of the detector, 32 to 256. Default: 62 up to --scan 128, else 124",
  },
  {
    name: "repeats",
    value: "N",
    about:
      "runs of each stage that count, at most, 1 to 99: fewer where they take long. Default: 3",
  },
  {
    name: "budget",
    value: "SECONDS",
    about:
      "time for the stages, which each stage shares with those after it; the first run of each is made in any case. Default: 420",
  },
  {
    name: "stages",
    value: "A,B",
    about:
      "stages to compare. Default: all; those that they need are run as well",
  },
  {
    name: "engine",
    value: "cpu|webgpu",
    about: "what ours computes with. Default: cpu",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of everything random, 0 to 4294967295. Default: 0",
  },
  {
    name: "python",
    value: "FILE",
    about: "interpreter of the peers. Default: /usr/bin/python3",
  },
  {
    name: "out",
    value: "FILE",
    about: "record to write. Default: reports/bench/peers.json",
  },
  { name: "help", about: "print this" },
];

const USAGE = ["deno task bench:peers [options]"];

const EXAMPLES = [
  ["deno task bench:peers", "every stage beside every peer"],
  [
    "deno task bench:peers --scan 48 --stages neighbours,umap --repeats 5",
    "two stages on a smaller scan, five pairs each",
  ],
  [
    "deno task bench:peers --scan 256 --budget 3600",
    "the published scan, for an hour",
  ],
] as const;
const ABOUT =
  "Times every stage beside what users would take instead: the published recipe in Python on Debian's packages, and other libraries' trainers. " +
  "Ours and the peers take turns on the same synthetic scan; peers that are not installed are named and left out.";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const width = terminalColumns();
    console.log(
      helpText({
        usage: USAGE,
        examples: EXAMPLES,
        about: ABOUT,
        table: OPTIONS,
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
  const size = { least: 32, most: 256 };
  const scan = options.integer("scan", size) ?? 96;
  const detector = options.integer("detector", size);
  const repeats = options.integer("repeats", { least: 1, most: 99 }) ?? 3;
  const seconds = options.integer("budget", { least: 0, most: 86400 }) ?? 420;
  const seed = options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0;
  const engine = options.choice("engine", ["cpu", "webgpu"]) ?? "cpu";
  const out = options.text("out") ?? "reports/bench/peers.json";
  const say = (text: string) => console.error(text);

  const environment = await benchEnvironment({ seed });
  say("measure the machine");
  const floor = await machineFloor(engine);
  say(`write the scan, ${scan} x ${scan} positions`);
  await using junction = await junctionFile({ scan, detector, seed });
  const compared = await runPeers({
    file: junction.path,
    engine,
    seed,
    python: options.text("python") ?? "/usr/bin/python3",
    stages: options.text("stages")?.split(",") ?? null,
    repeats,
    seconds,
    say,
  });
  const record: PeersFile = {
    schema: "stem4d-bench-peers/1",
    environment,
    floor,
    command: recordCommand("bench:peers", args),
    scan: junction.size,
    ...compared,
  };
  await writeRecord(out, record);
  console.log(
    `${junction.size}, ${environment.cpu}, ${environment.cores} cores`,
  );
  console.log(peersTable(record.rows, terminalColumns()));
  const missing = Object.entries(record.libraries)
    .filter(([, version]) => version === null).map(([name]) => name);
  if (missing.length > 0) console.log(`Not installed: ${missing.join(", ")}`);
  if (record.install !== null) console.log(`To install: ${record.install}`);
  console.log(`Written to ${out}`);
  return 0;
}

if (import.meta.main) await runCommand(main);
