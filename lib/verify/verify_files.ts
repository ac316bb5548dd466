import { createHash } from "node:crypto";
import { basename, join } from "node:path";
import { judgeClaims } from "../claim/judge_claims.ts";
import { sealHolds } from "../report/page_seal.ts";
import { readReportRun } from "../report/read_report_run.ts";
import { renderReport } from "../report/render_report.ts";
import type { ReportRun } from "../report/report_run.ts";
import { VERSION } from "../run/version.ts";
import type { Finding } from "./finding.ts";

/**
 * Checks every file of a run folder by the run's record: each array by its
 * SHA-256, the verdicts by judging again, the page by drawing it again or, where other code drew it,
 * by its own digest.
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
      subject: "verdicts on the claims",
      same: true,
      said:
        `not judged again: version ${result.version} did, and this is ${VERSION}`,
    });
  } else if (result.claims) {
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
  findings.push({
    subject: "report.html",
    ...await checkPage(join(folder, "report.html"), run),
  });
  return findings;
}

/**
 * A page that this code would draw otherwise may be another revision's, whose
 * drawing cannot be made again: then its own digest counts.
 */
async function checkPage(
  path: string,
  run: ReportRun,
): Promise<Omit<Finding, "subject">> {
  let page: string;
  try {
    page = await Deno.readTextFile(path);
  } catch (error) {
    return {
      same: false,
      said: `it cannot be read (${(error as Error).name})`,
    };
  }
  if (page === renderReport(run)) {
    return { same: true, said: "drawn again, it is the same" };
  }
  return sealHolds(page)
    ? {
      same: true,
      said:
        "drawn by other code than this, and as that code left it by its own digest; what it shows was not compared",
    }
    : {
      same: false,
      said:
        "drawn again, it differs, and by its own digest it was changed after it was drawn",
    };
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
