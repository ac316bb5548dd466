import { helpText } from "../lib/cli/help_text.ts";
import type { CommandOption } from "../lib/cli/option_table.ts";
import { OptionValues } from "../lib/cli/option_values.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { InputError } from "../lib/scan/input_error.ts";
import { writeBenchPage } from "./page/write_bench_page.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "from",
    value: "DIR",
    about: "folder of the records. Default: reports/bench",
  },
  {
    name: "out",
    value: "FILE",
    about: "page to write. Default: report.html in that folder",
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
        usage: ["deno task bench:report [options]"],
        examples: [
          [
            "deno task bench:report",
            "the committed records as reports/bench/report.html",
          ],
          [
            "deno task bench:report --from my-records --out my-page.html",
            "records of your own",
          ],
        ],
        about:
          "Draws what bench, bench:peers, bench:scaling, bench:quality and bench:compare have recorded as one offline page. Records that are not there are left out.",
        table: OPTIONS,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  if (positionals.length > 0) {
    throw new InputError(
      `Cannot use ${positionals[0]}: name the folder with --from DIR`,
    );
  }
  const out = options.text("out");
  console.log(
    await writeBenchPage(
      options.text("from") ?? "reports/bench",
      out === undefined ? {} : { out },
    ),
  );
  return 0;
}

if (import.meta.main) await runCommand(main);
