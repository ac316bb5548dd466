import { basename } from "node:path";
import { openScan } from "../../io/open_scan.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { checkInput } from "./check_input.ts";
import { recreateJunction } from "./recreate_junction.ts";
import type { RunInput } from "./run_input.ts";

/** Choices of `openRunInput`. */
export interface OpenRunInputOptions {
  /** File that a person says is the run's input. Default: what the record leads to. */
  readonly file?: string | undefined;
}

/**
 * Opens the scan that a run was made of and makes sure that it is, see
 * `checkInput`. A synthetic junction is made again from its specification; a
 * file is looked for under its own name in the current folder, nowhere else,
 * since a record may come from anybody.
 *
 * @returns the scan, or why there is none
 * @throws {InputError} where `file` is not the run's input
 */
export async function openRunInput(
  run: ReportRun,
  { file }: OpenRunInputOptions = {},
): Promise<RunInput> {
  const { input, command } = run.result;
  if (file !== undefined) {
    return await checked(run, {
      source: await openFile(run, file),
      found: `The file given with --file, ${basename(file)}.`,
    });
  }
  const { kind } = input.identity;
  try {
    if (kind === "fixture") {
      return await checked(run, {
        source: await recreateJunction(run.result),
        found:
          "The synthetic junction, made again from the specification in the run's record, whose SHA-256 agrees.",
      });
    }
    const name = command.at(0);
    const plain = name !== undefined && name === basename(name) &&
      !name.startsWith("-") && name !== "" && name !== "..";
    if (plain && await isFile(name)) {
      return await checked(run, {
        source: await openFile(run, name),
        found: `The file ${name} in the current folder.`,
      });
    }
  } catch (error) {
    if (error instanceof InputError) return { missing: `${error.message}.` };
    throw error;
  }
  return {
    missing:
      `The run's input, ${input.name}, is not in the current folder: give it with --file PATH.`,
  };
}

async function openFile(run: ReportRun, file: string): Promise<ScanSource> {
  const { identity, shape } = run.result.input;
  const { kind, dataset, bytes } = identity;
  if (typeof bytes === "number") {
    const size = await Deno.stat(file).then(({ size }) => size, () => bytes);
    if (size !== bytes) {
      throw new InputError(
        `Cannot use ${file} as the input of this run as it has ${size} bytes where the run's has ${bytes}: give the run's own file with --file`,
      );
    }
  }
  return await openScan(file, {
    ...kind === "hdf5" && typeof dataset === "string" ? { dataset } : {},
    ...kind === "empad" ? { scan: shape.scan } : {},
  });
}

async function checked(
  run: ReportRun,
  { source, found }: { readonly source: ScanSource; readonly found: string },
): Promise<RunInput> {
  try {
    return { source, found, checks: await checkInput(run, source) };
  } catch (error) {
    source.close();
    throw error;
  }
}

async function isFile(path: string): Promise<boolean> {
  return await Deno.stat(path).then((status) => status.isFile, () => false);
}
