import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { judgeClaims } from "../claim/judge_claims.ts";
import { readReportRun } from "../report/read_report_run.ts";
import { renderReport } from "../report/render_report.ts";
import { VERSION } from "../run/version.ts";
import type { Finding } from "./finding.ts";

/**
 * Checks every file of a run folder by the run's record: each array by its
 * SHA-256, the verdicts by judging again, the page by drawing it again.
 *
 * @throws {InputError} where the folder holds no complete run
 */
export async function verifyFiles(folder: string): Promise<Finding[]> {
  const run = await readReportRun(folder);
  const { result } = run;
  const findings: Finding[] = [];
  for (const { name, sha256 } of result.arrays) {
    const subject = `${name}.npy`;
    // A record cannot lead out of the folder.
    const found = basename(subject) === subject
      ? await digestOf(join(folder, subject))
      : "no name of a file here";
    const same = found === sha256;
    findings.push({
      subject,
      same,
      said: same
        ? "its SHA-256 is the recorded one"
        : /^\w{64}$/.test(found)
        ? `its SHA-256 is ${found}, recorded is ${sha256}`
        : found,
    });
  }
  if (result.version !== VERSION) {
    findings.push({
      subject: "verdicts and report.html",
      same: true,
      said:
        `not compared: version ${result.version} made them, and this is ${VERSION}`,
    });
    return findings;
  }
  if (result.claims) {
    const same = JSON.stringify(judgeClaims(run)) ===
      JSON.stringify(result.claims);
    findings.push({
      subject: "verdicts on the claims",
      same,
      said: same
        ? `judged again, all ${result.claims.length} are the recorded ones`
        : "judged again, they are not the recorded ones",
    });
  }
  const page = await Deno.readTextFile(join(folder, "report.html")).catch((
    error,
  ) => error as Error);
  const same = page === renderReport(run);
  findings.push({
    subject: "report.html",
    same,
    said: same
      ? "drawn again, it is the same"
      : page instanceof Error
      ? `cannot be read (${page.name})`
      : "drawn again, it differs",
  });
  return findings;
}

/** SHA-256 of a file, or why there is none. */
async function digestOf(path: string): Promise<string> {
  try {
    return createHash("sha256").update(await Deno.readFile(path)).digest("hex");
  } catch (error) {
    return error instanceof Deno.errors.NotFound
      ? "its file is not in the run folder"
      : `it cannot be read (${(error as Error).name})`;
  }
}
