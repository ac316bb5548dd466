import { basename, resolve } from "node:path";
import { openEngine } from "../compute/open_engine.ts";
import { openRunInput } from "../explore/input/open_run_input.ts";
import { explorerRoutes } from "../explore/route/explorer_routes.ts";
import { serveRoutes } from "../explore/server/serve_routes.ts";
import { readReportRun } from "../report/read_report_run.ts";
import { InputError } from "../scan/input_error.ts";
import { helpText } from "./help_text.ts";
import type { CommandOption } from "./option_table.ts";
import { OptionValues } from "./option_values.ts";
import { parseOptions } from "./parse_options.ts";
import { runCommand, terminalColumns } from "./run_command.ts";

const OPTIONS: readonly CommandOption[] = [
  {
    name: "file",
    value: "PATH",
    about:
      "the file that RUN was made of; it is checked. Default: a synthetic junction is made again, and a file is looked for by its name in the current folder",
  },
  {
    name: "port",
    value: "N",
    about: "port on 127.0.0.1. Default: a free one",
  },
  {
    name: "workers",
    value: "N",
    about: "worker threads. Default: one for each processor",
  },
  { name: "help", about: "print this" },
];

const ABOUT =
  "Serves the report of a run folder on this machine alone, with every pattern of the scan, virtual detectors drawn by hand, " +
  "and a second run beside it. Nothing is written. Ctrl-C ends it.";

const EXAMPLES = [
  ["deno task explore runs/mine", "look around in a run of the junction"],
  [
    "deno task explore runs/mine --file /data/scan.h5",
    "in a run of a file that lies elsewhere",
  ],
  [
    "deno task explore runs/mine runs/other",
    "hold another run beside it: maps, differences, verdicts, times",
  ],
] as const;

/** Runs the command until Ctrl-C and gives its exit status. */
export async function main(args: readonly string[]): Promise<number> {
  const { positionals, values } = parseOptions(args, OPTIONS);
  const options = new OptionValues(values);
  if (options.on("help")) {
    const usage = [
      "deno task explore RUN [--file PATH]",
      "deno task explore RUN RUN_B",
    ];
    const width = terminalColumns();
    console.log(
      helpText({
        ...{ usage, about: ABOUT, table: OPTIONS, examples: EXAMPLES, width },
      }),
    );
    return 0;
  }
  const [folder, otherFolder] = positionals;
  if (folder === undefined || positionals.length > 2) {
    throw new InputError(
      `Cannot explore ${positionals.length} run folders: give one that deno task reproduce wrote, or two to compare`,
    );
  }
  const port = options.integer("port", { least: 1, most: 65535 });
  const workers = options.integer("workers", { least: 1, most: 1024 });
  const run = await readReportRun(folder);
  const other = otherFolder === undefined
    ? undefined
    : await readReportRun(otherFolder);
  const input = await openRunInput(run, { file: options.text("file") });
  const engine = await openEngine(
    "cpu",
    workers === undefined ? {} : { workers },
  );
  try {
    const names = runNames(folder, otherFolder ?? "");
    const server = serveRoutes(
      explorerRoutes({ run, other, input, names, engine }),
      {
        ...(port === undefined ? {} : { port }),
        onFault: (fault) => console.error(fault),
      },
    );
    console.log(`Run: ${run.result.input.name} in ${folder}`);
    if ("missing" in input) {
      console.log(
        `Input: ${input.missing} The page has no patterns on demand.`,
      );
    } else {
      console.log(`Input: ${input.found} ${input.checks.join(" ")}`);
    }
    console.log(`Explorer: http://127.0.0.1:${server.port}/ (Ctrl-C ends it)`);
    await interrupted();
    await server.close();
    return 0;
  } finally {
    engine.close();
    if ("source" in input) input.source.close();
  }
}

/** The folders' own names, told apart where they are the same. */
function runNames(first: string, second: string): [string, string] {
  const [a, b] = [basename(resolve(first)), basename(resolve(second))];
  return a === b ? [`${a} (first)`, `${b} (second)`] : [a, b];
}

function interrupted(): Promise<void> {
  return new Promise((resolve) => {
    // It stays: a terminal's Ctrl-C comes more than once through tasks, and
    // the second must not break off what the first began.
    Deno.addSignalListener("SIGINT", () => resolve());
  });
}

if (import.meta.main) await runCommand(main);
