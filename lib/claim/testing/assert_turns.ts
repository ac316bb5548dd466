import { strictEqual } from "node:assert/strict";
import {
  type MadeUpEvidence,
  madeUpEvidence,
  type MadeUpEvidenceOptions,
} from "./made_up_evidence.ts";
import { rowOf } from "./row_of.ts";

/**
 * For tests: a claim that is reproduced on the made-up run is not on the run
 * changed against it.
 */
export function assertTurns(
  id: string,
  change: (evidence: MadeUpEvidence) => void,
  options: MadeUpEvidenceOptions = {},
): void {
  const evidence = madeUpEvidence(options);
  strictEqual(rowOf(evidence, id).verdict, "reproduced", `${id} before`);
  change(evidence);
  const row = rowOf(evidence, id);
  strictEqual(row.verdict, "not reproduced", `${id} after: ${row.measured}`);
}
