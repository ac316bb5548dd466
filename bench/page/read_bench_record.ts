import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import {
  BENCH_RECORD_KINDS,
  type BenchRecordKind,
} from "./bench_record_kinds.ts";
import type { BenchReports } from "./bench_reports.ts";

/**
 * One record of a bench folder; null where it was never made.
 *
 * @throws {InputError} where the file is not JSON or not of its kind
 */
export async function readBenchRecord<Kind extends BenchRecordKind>(
  folder: string,
  kind: Kind,
): Promise<BenchReports[Kind]> {
  const { file, schema, list, task } = BENCH_RECORD_KINDS[kind];
  const path = join(folder, file);
  let text: string;
  try {
    text = await Deno.readTextFile(path);
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
  const refused = (given: string) =>
    new InputError(
      `Cannot use ${path}: wanted a record of schema ${schema}, was given ${given}; ` +
        `make it again with deno task ${task} or delete it`,
    );
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw refused("what is not JSON");
  }
  if (!isRecord(value)) throw refused("JSON without fields");
  if (value.schema !== schema) {
    throw refused(`schema ${JSON.stringify(value.schema) ?? "none"}`);
  }
  if (!Array.isArray(value[list]) || !Array.isArray(value.command)) {
    throw refused(
      `no list "${Array.isArray(value.command) ? list : "command"}"`,
    );
  }
  if (!isRecord(value.environment)) throw refused("no environment");
  // What the schema's own writer wrote beyond this is trusted.
  return value as unknown as BenchReports[Kind];
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
