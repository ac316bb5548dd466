/** `deno task faults`: runs that are broken off, each gone on with. */
import { dirname, join } from "node:path";
import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { RECIPE_STAGES } from "../lib/recipe/stage/recipe_stages.ts";
import { writeWhole } from "../lib/run/partial/write_whole.ts";
import { InputError } from "../lib/scan/input_error.ts";
import type { FaultRow } from "./faults/fault_row.ts";
import { faultTable } from "./faults/fault_table.ts";
import { fillDisk } from "./faults/fill_disk.ts";
import { killRuns } from "./faults/kill_runs.ts";
import { loseAdapter } from "./faults/lose_adapter.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";

/** Kinds of faults, in the order in which they are tried. */
const KINDS = ["kill", "disk", "adapter"];
/** Disks that are too small for the plan, for the stages, and for the report. */
const DISKS = [64, 256, 512, 1024];
const STAGES = RECIPE_STAGES.map(({ name }) => name);

const OPTIONS: readonly CommandOption[] = [
  {
    name: "only",
    value: "KIND",
    about: `try one kind: ${KINDS.join(", ")}. Default: all`,
  },
  { name: "kills", value: "N", about: "runs to kill. Default: 30" },
  {
    name: "kibibytes",
    value: "N",
    about: `size of the disk. Default: ${DISKS.join(", ")} in turn`,
  },
  {
    name: "stage",
    value: "NAME",
    about: "stage in which the adapter is lost. Default: each in turn",
  },
  {
    name: "seed",
    value: "N",
    about: "seed of the moments, 0 to 4294967295. Default: 0",
  },
  {
    name: "out",
    value: "FILE",
    about:
      "Markdown file for the table. Default: reports/faults.md where all kinds are tried, else none",
  },
  { name: "help", about: "print this" },
];

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task faults [options]"],
      about:
        "Breaks small runs off by a kill, a full disk and a lost adapter, goes on with each and compares every array with an undisturbed run's. Ends with 1 where a promise did not hold.",
      table: OPTIONS,
      examples: [
        ["deno task faults", "everything; takes some minutes"],
        ["deno task faults --only adapter --stage train", "one fault"],
      ],
      width: terminalColumns(),
    }));
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: every choice is an option, see --help`,
    );
  }
  const only = options.text("only");
  const stage = options.text("stage");
  oneOf(only, KINDS, "fault");
  oneOf(stage, STAGES, "stage");
  const kills = options.integer("kills", { least: 1, most: 1000 }) ?? 30;
  const seed = options.integer("seed", { least: 0, most: 2 ** 32 - 1 }) ?? 0;
  const size = options.integer("kibibytes", { least: 16, most: 2 ** 20 });
  const out = options.text("out") ??
    (only === undefined ? "reports/faults.md" : undefined);

  const rows: FaultRow[] = [];
  const onRow = (row: FaultRow) => {
    rows.push(row);
    console.log(
      `${row.held ? "  held" : "BROKEN"}  ${row.fault}: ${row.found}`,
    );
  };
  const tried = (kind: string) => only === undefined || only === kind;
  const environment = await benchEnvironment({ seed });
  const folder = await Deno.makeTempDir({ prefix: "stem4d-faults-" });
  try {
    if (tried("kill")) await killRuns(folder, { kills, seed, onRow });
    if (tried("disk")) {
      const whole = join(folder, "undisturbed");
      for (const kibibytes of size === undefined ? DISKS : [size]) {
        const own = join(folder, `disk-${kibibytes}`);
        await Deno.mkdir(own);
        onRow(await fillDisk(own, { whole, kibibytes }));
      }
    }
    if (tried("adapter")) {
      if (environment.adapter !== null) {
        const own = join(folder, "adapter");
        await Deno.mkdir(own);
        const stages = stage === undefined ? STAGES : [stage];
        await loseAdapter(own, { stages, onRow });
      } else if (only !== undefined) {
        throw new InputError("Cannot lose the adapter as none was found");
      } else {
        console.log("No adapter was found: none was lost");
      }
    }
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
  if (out !== undefined) {
    await Deno.mkdir(dirname(out), { recursive: true });
    await writeWhole(out, faultTable(rows, environment));
  }
  const broken = rows.filter(({ held }) => !held).length;
  console.log(`${rows.length - broken} of ${rows.length} held`);
  return broken === 0 ? 0 : 1;
}

/** Makes sure that what was given is one of what there is. */
function oneOf(
  given: string | undefined,
  known: readonly string[],
  kind: string,
): void {
  if (given === undefined || known.includes(given)) return;
  throw new InputError(
    `Cannot try the ${kind} "${given}": there are ${known.join(", ")}`,
  );
}

if (import.meta.main) await runCommand(main);
