import { join } from "node:path";
import { writePagePicture } from "../report/write_page_picture.ts";
import { InputError } from "../scan/input_error.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { runCommand, terminalColumns } from "./run_command.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "out",
    value: "FILE",
    about:
      "picture to write, replaced if it is there. Default: report.png in the run's folder",
  },
  {
    name: "width",
    value: "N",
    about:
      "width in pixels, 100 to 10000. Default: 1400, room for the panel of the chosen position",
  },
  {
    name: "height",
    value: "N",
    about:
      "height in pixels, 100 to 10000; what lies below is not shown. Default: 1060",
  },
  {
    name: "chromium",
    value: "FILE",
    about: "Chromium's program. Default: /usr/bin/chromium",
  },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Draws the top of a run's report as a PNG with Chromium, such as the README's picture. Ends with 0, or 2 on bad input.";

const EXAMPLES = [
  [
    "deno task report:picture",
    "the README's picture, reports/quick/report.png",
  ],
  [
    "deno task report:picture my-run --out my-run.png --height 2000",
    "more of another run's report",
  ],
] as const;

/** Run whose picture the README shows. */
const QUICK_RUN = "reports/quick";

/** Runs the command and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    console.log(helpText({
      usage: ["deno task report:picture [RUN] [options]"],
      about: ABOUT,
      table: OPTIONS,
      examples: EXAMPLES,
      width: terminalColumns(),
    }));
    return 0;
  }
  const [run = QUICK_RUN, ...more] = positionals;
  if (more.length > 0) {
    throw new InputError(
      `Cannot draw ${positionals.length} runs at once: give one`,
    );
  }
  const pixels = { least: 100, most: 10_000 };
  const out = options.text("out") ?? join(run, "report.png");
  const chromium = options.text("chromium");
  await writePagePicture(join(run, "report.html"), out, {
    size: [
      options.integer("width", pixels) ?? 1400,
      options.integer("height", pixels) ?? 1060,
    ],
    ...chromium && { chromium },
  });
  if (!options.on("quiet")) console.log(`Written: ${out}`);
  return 0;
}

if (import.meta.main) await runCommand(main);
