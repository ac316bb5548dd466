import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { readReadmeRecords } from "./page/readme/read_readme_records.ts";
import { renderReadme } from "./page/readme/render_readme.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "check",
    about:
      "write nothing; exit status 1 where README.md and the records disagree",
  },
  { name: "help", about: "print this" },
];

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(
      helpText({
        usage: ["deno task bench:readme [--check]"],
        examples: [
          ["deno task bench:readme", "write the tables"],
          ["deno task bench:readme --check", "only tell whether they agree"],
        ],
        about:
          "Writes the figures of reports/quick/result.json and reports/bench/peers.json between the marks of README.md.",
        table: OPTIONS,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${
        positionals[0]
      }: the command takes no file; run it in the repository's root`,
    );
  }
  const before = await Deno.readTextFile("README.md");
  const after = renderReadme(before, await readReadmeRecords("."));
  if (after === before) {
    console.log("README.md agrees with the records");
    return 0;
  }
  if (options.on("check")) {
    console.log(
      "README.md and the records disagree: deno task bench:readme mends it",
    );
    return 1;
  }
  await Deno.writeTextFile("README.md.partial", after);
  await Deno.rename("README.md.partial", "README.md");
  console.log("README.md written");
  return 0;
}

if (import.meta.main) await runCommand(main);
