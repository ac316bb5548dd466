import { join } from "node:path";
import { readHistory } from "../history/read_history.ts";
import type { BenchReports } from "./bench_reports.ts";
import { readBenchRecord } from "./read_bench_record.ts";

/**
 * All records of a bench folder, any of which may be absent.
 *
 * @throws {InputError} where a file that is there cannot be used
 */
export async function readBenchReports(folder: string): Promise<BenchReports> {
  return {
    suite: await readBenchRecord(folder, "suite"),
    peers: await readBenchRecord(folder, "peers"),
    scaling: await readBenchRecord(folder, "scaling"),
    quality: await readBenchRecord(folder, "quality"),
    comparison: await readBenchRecord(folder, "comparison"),
    history: await readHistory(join(folder, "history.jsonl")),
  };
}
