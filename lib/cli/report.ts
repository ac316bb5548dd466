import { join } from "node:path";
import { writeReport } from "../report/write_report.ts";
import { InputError } from "../scan/input_error.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { runCommand, terminalColumns } from "./run_command.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "still",
    about:
      "leave out the script and the data that link the pictures: half as large, the same on paper",
  },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Draws the report of a run again, from its folder alone: result.json and the arrays beside it. " +
  "The same folder gives the same page.";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task report RUN [options]"],
      examples: [["deno task report runs/mine", "runs/mine/report.html anew"]],
      about: ABOUT,
      table: OPTIONS,
      width: terminalColumns(),
    }));
    return 0;
  }
  const [folder, ...more] = positionals;
  if (folder === undefined || more.length > 0) {
    throw new InputError(
      `Cannot draw ${
        positionals.length === 0 ? "a report" : `${positionals.length} reports`
      }: give the folder of one run`,
    );
  }
  await writeReport(folder, { linked: !options.on("still") });
  if (!options.on("quiet")) {
    console.log(`Report: ${join(folder, "report.html")}`);
  }
  return 0;
}

if (import.meta.main) await runCommand(main);
