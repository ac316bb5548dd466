import { join } from "node:path";
import type { ReadingsRecord } from "../../lib/reading/readings_record.ts";
import type { RunResult } from "../../lib/run/run_result.ts";
import { InputError } from "../../lib/scan/input_error.ts";
import type { AlternativeFile } from "../record/alternative_file.ts";

/** The committed records that the page in plain words is written from. */
export interface ReferenceRecords {
  /** The whole recipe, code's readings, on the junction of the published size. */
  readonly run: RunResult;
  /** Every reading with its seeds on the quick junction, networks included. */
  readonly quick: ReadingsRecord;
  /** Every reading with its seeds at the published size, without embedding and networks. */
  readonly published: ReadingsRecord;
  /** The recipe and the alternative on the fixture family. */
  readonly alternative: AlternativeFile;
  /** Both at the published size. */
  readonly alternativePublished: AlternativeFile;
}

/** Where each record lies below `reports`, with its schema and what makes it. */
const SOURCES: Readonly<
  Record<keyof ReferenceRecords, readonly [path: string, schema: string]>
> = {
  run: ["published/result.json", "stem4d-run/1"],
  quick: ["readings/quick/readings.json", "stem4d-readings/1"],
  published: ["readings/published/readings.json", "stem4d-readings/1"],
  alternative: ["alternative.json", "stem4d-alternative/1"],
  alternativePublished: ["alternative_published.json", "stem4d-alternative/1"],
};

/**
 * Reads the records.
 *
 * @param reports the folder `reports`
 * @throws {InputError} where one is missing or is no such record
 */
export async function readReferenceRecords(
  reports: string,
): Promise<ReferenceRecords> {
  const entries = await Promise.all(
    Object.entries(SOURCES).map(async ([name, [path, schema]]) => {
      const file = join(reports, path);
      const refuse = (given: string) =>
        new InputError(
          `Cannot use ${file}: wanted a record of schema ${schema}, was given ${given}; ` +
            "README.md beside it says which command makes it",
        );
      let record: { readonly schema?: unknown } | null;
      try {
        record = JSON.parse(await Deno.readTextFile(file));
      } catch (error) {
        if (error instanceof Deno.errors.NotFound) throw refuse("no file");
        if (error instanceof SyntaxError) throw refuse("what is not JSON");
        throw error;
      }
      if (record?.schema !== schema) {
        throw refuse(JSON.stringify(record?.schema) ?? "none");
      }
      return [name, record];
    }),
  );
  return Object.fromEntries(entries);
}
