import { join } from "node:path";
import type { RunResult } from "../../../lib/run/run_result.ts";
import { InputError } from "../../../lib/scan/input_error.ts";
import { readReferenceRecords } from "../../reference/reference_records.ts";
import { readBenchRecord } from "../read_bench_record.ts";
import type { ReadmeRecords } from "./render_readme.ts";

/**
 * Records behind the README's figures.
 *
 * @param root folder of the repository
 * @throws {InputError} where the quick run's record is missing or one of both
 * cannot be used
 */
export async function readReadmeRecords(root: string): Promise<ReadmeRecords> {
  const path = join(root, "reports", "quick", "result.json");
  let quick: RunResult;
  try {
    quick = JSON.parse(await Deno.readTextFile(path));
  } catch (error) {
    if (
      !(error instanceof Deno.errors.NotFound || error instanceof SyntaxError)
    ) throw error;
    throw new InputError(
      `Cannot use ${path}: wanted the record of a run, was given ${
        error instanceof SyntaxError ? "what is not JSON" : "no file"
      }; make it with deno task reproduce --scale quick`,
    );
  }
  if (quick?.schema !== "stem4d-run/1") {
    throw new InputError(
      `Cannot use ${path}: wanted schema stem4d-run/1, was given ${
        JSON.stringify(quick?.schema) ?? "none"
      }; make it with deno task reproduce --scale quick`,
    );
  }
  return {
    quick,
    reference: await readReferenceRecords(join(root, "reports")),
    peers: await readBenchRecord(join(root, "reports", "bench"), "peers"),
    published: await readBenchRecord(
      join(root, "reports", "bench", "published"),
      "peers",
    ),
  };
}
