/** `deno task mutations`: small mistakes, one at a time, and which test notices. */
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { writeWhole } from "../lib/run/partial/write_whole.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { benchEnvironment } from "./machine/bench_environment.ts";
import { MUTATIONS } from "./mutations/list/mutations.ts";
import { mutationTable } from "./mutations/mutation_table.ts";
import { runMutations } from "./mutations/run_mutations.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SIGNALS = Deno.build.os === "windows"
  ? ["SIGINT"] as const
  : ["SIGINT", "SIGTERM"] as const;
/** Exit status of a command that was interrupted. */
const INTERRUPTED = 130;

const OPTIONS: readonly CommandOption[] = [
  {
    name: "only",
    value: "TEXT",
    about: "try those whose file's path holds this text. Default: all",
  },
  {
    name: "limit",
    value: "SECONDS",
    about: "time after which tests count as hanging. Default: 180",
  },
  {
    name: "out",
    value: "FILE",
    about:
      "Markdown file for the table; the record goes beside it as .json. Default: reports/mutations.md where all are tried, else none",
  },
  { name: "help", about: "print this" },
];

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task mutations [options]"],
      about:
        "Puts small mistakes (signs, bounds, off by one, swapped axes, wrong constants) into a copy of the work tree, one at a time, and tells which test notices. Ends with 1 where none does.",
      table: OPTIONS,
      examples: [
        ["deno task mutations", "everything; takes some minutes"],
        ["deno task mutations --only lib/cluster", "one room"],
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
  const limit = options.integer("limit", { least: 1, most: 3600 }) ?? 180;
  const out = options.text("out") ??
    (only === undefined ? "reports/mutations.md" : undefined);
  if (out !== undefined && !out.endsWith(".md")) {
    throw new InputError(
      `Cannot write the table to ${out}: the file's name must end with .md`,
    );
  }
  const chosen = MUTATIONS.filter(({ file }) => file.includes(only ?? ""));
  if (chosen.length === 0) {
    throw new InputError(
      `Cannot try mutations of ${only}: there are some of ${
        [...new Set(MUTATIONS.map(({ file }) => dirname(file)))].join(", ")
      }`,
    );
  }

  const environment = await benchEnvironment({ seed: 0 });
  const interruption = new AbortController();
  const onSignal = () => interruption.abort();
  for (const signal of SIGNALS) Deno.addSignalListener(signal, onSignal);
  try {
    const rows = await runMutations(chosen, {
      root: ROOT,
      limit,
      signal: interruption.signal,
      onRow: ({ file, line, verdict, by, seconds }) =>
        console.log(
          `${verdict === "survived" ? "SURVIVED" : "noticed "}  ${
            seconds.toFixed(1)
          } s  ${file}:${line}${by === null ? "" : `  ${by}`}`,
        ),
    });
    if (interruption.signal.aborted) return INTERRUPTED;
    if (out !== undefined) {
      const command = recordCommand("mutations", args);
      await writeRecord(out.replace(/\.md$/, ".json"), {
        schema: "stem4d-mutations/1",
        command,
        environment,
        rows,
      });
      await writeWhole(
        out,
        mutationTable(rows, environment, command.join(" ")),
      );
    }
    const left = rows.filter(({ verdict }) => verdict === "survived").length;
    console.log(`${rows.length - left} of ${rows.length} noticed`);
    return left === 0 ? 0 : 1;
  } finally {
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, onSignal);
  }
}

if (import.meta.main) await runCommand(main);
