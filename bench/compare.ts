import process from "node:process";
import { fileURLToPath } from "node:url";
import { helpText } from "../lib/cli/help_text.ts";
import { parseOptions } from "../lib/cli/parse_options.ts";
import { runCommand, terminalColumns } from "../lib/cli/run_command.ts";
import { COMPARE_OPTIONS, compareOptions } from "./compare/compare_options.ts";
import { compareRevisions } from "./compare/compare_revisions.ts";
import { comparisonTable } from "./compare/comparison_table.ts";
import { roundPrinter } from "./compare/round_printer.ts";
import { recordCommand } from "./record/record_command.ts";
import { writeRecord } from "./record/write_record.ts";

const ROOT = fileURLToPath(new URL("../", import.meta.url));
const SIGNALS = Deno.build.os === "windows"
  ? ["SIGINT"] as const
  : ["SIGINT", "SIGTERM"] as const;
/** Exit status of a command that was interrupted. */
const INTERRUPTED = 130;

const ABOUT =
  "Times every stage of two revisions in turn and tells which became slower or faster. REV is the " +
  "revision before, by default HEAD~1. AFTER is the one after, by default the work tree as it stands: changed and " +
  "new files are included, committed or not, ignored ones are not. Both are checked out into a temporary folder, so " +
  "files may be edited meanwhile. Exit status 0: no stage is slower; 1: one is; 2: the input could not be used.";

const USAGE = ["deno task bench:compare [REV] [AFTER] [options]"];

const EXAMPLES = [
  ["deno task bench:compare main", "the working tree beside main"],
  [
    "deno task bench:compare HEAD --stages neighbours,umap --rounds 20",
    "two stages beside the last commit, in more rounds",
  ],
] as const;

/**
 * Runs the command and gives its exit status.
 *
 * @param root folder of the repository; default: the one that this file is in
 */
export async function main(
  args: readonly string[],
  { root = ROOT }: { readonly root?: string } = {},
): Promise<number> {
  const parsed = parseOptions(args, COMPARE_OPTIONS);
  if (parsed.values.help === true) {
    console.log(
      helpText({
        usage: USAGE,
        examples: EXAMPLES,
        about: ABOUT,
        table: COMPARE_OPTIONS,
        width: terminalColumns(),
      }),
    );
    return 0;
  }
  const options = compareOptions(parsed);
  const interruption = new AbortController();
  const onSignal = () => interruption.abort();
  for (const signal of SIGNALS) Deno.addSignalListener(signal, onSignal);
  const terminal = Deno.stderr.isTerminal();
  const write = (text: string) => {
    if (!options.quiet) process.stderr.write(text);
  };
  try {
    const comparison = await compareRevisions(options, {
      root,
      command: recordCommand("bench:compare", args),
      onStage: roundPrinter({ rounds: options.rounds, write, terminal }),
      signal: interruption.signal,
    });
    if (terminal) write("\r\x1b[K");
    await writeRecord(options.out, comparison);
    console.log(comparisonTable(comparison));
    return comparison.changes.some(({ verdict }) => verdict === "slower")
      ? 1
      : 0;
  } catch (error) {
    // Whatever broke off, the interruption broke it.
    if (interruption.signal.aborted) return INTERRUPTED;
    throw error;
  } finally {
    for (const signal of SIGNALS) Deno.removeSignalListener(signal, onSignal);
  }
}

if (import.meta.main) await runCommand(main);
