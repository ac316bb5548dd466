import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { referencePage } from "./reference/reference_page.ts";
import { readReferenceRecords } from "./reference/reference_records.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "check",
    about:
      "write nothing; exit status 1 where reports/README.md and the records disagree",
  },
  { name: "help", about: "print this" },
];
const PAGE = "reports/README.md";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(
      helpText({
        usage: ["deno task reference [--check]"],
        examples: [
          ["deno task reference", "after a record was made again"],
          ["deno task reference --check", "whether page and records agree"],
        ],
        about:
          "Writes reports/README.md, what holds of the publication in plain words, from the records in reports.",
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
  const page = referencePage(await readReferenceRecords("reports"));
  const before = await Deno.readTextFile(PAGE).catch(() => "");
  if (page === before) {
    console.log(`${PAGE} agrees with the records`);
    return 0;
  }
  if (options.on("check")) {
    console.log(
      `${PAGE} and the records disagree: deno task reference mends it`,
    );
    return 1;
  }
  await Deno.writeTextFile(`${PAGE}.partial`, page);
  await Deno.rename(`${PAGE}.partial`, PAGE);
  console.log(`${PAGE} written`);
  return 0;
}

if (import.meta.main) await runCommand(main);
