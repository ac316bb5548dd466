import type { ClaimRecord } from "../claim/claim_record.ts";
import { judgeClaims } from "../claim/judge_claims.ts";
import { readReportRun } from "./read_report_run.ts";

/**
 * Judges every published claim by a run folder alone, whenever the run was
 * made; rows whose evidence the folder lacks say so.
 *
 * @param folder the folder that a run wrote
 * @throws {InputError} If the folder holds no `result.json` of a run.
 *
 * @example
 * ```ts
 * import { rejects } from "node:assert/strict";
 * import { judgeRunFolder } from "./judge_run_folder.ts";
 *
 * await rejects(judgeRunFolder("no such folder"), /holds no result.json/);
 * ```
 */
export async function judgeRunFolder(folder: string): Promise<ClaimRecord[]> {
  return judgeClaims(await readReportRun(folder));
}
