import { join } from "node:path";
import { writeWhole } from "../run/partial/write_whole.ts";
import { readReportRun } from "./read_report_run.ts";
import { renderReport, type RenderReportOptions } from "./render_report.ts";

/**
 * Draws the report of a run folder, from the folder alone, and writes it there
 * as `report.html`. A folder drawn twice gives the same bytes.
 *
 * @throws {InputError} If the folder holds no `result.json` of a run.
 *
 * @example
 * ```ts
 * import { rejects } from "node:assert/strict";
 * import { writeReport } from "./write_report.ts";
 *
 * await rejects(writeReport("no such folder"), /holds no result.json/);
 * ```
 */
export async function writeReport(
  folder: string,
  options: Pick<RenderReportOptions, "linked"> = {},
): Promise<void> {
  const page = renderReport(await readReportRun(folder), options);
  // Whoever has the old report open never sees half of the new one.
  await writeWhole(join(folder, "report.html"), page);
}
