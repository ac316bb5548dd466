import { doesNotMatch, match } from "node:assert/strict";
import { judgeClaims } from "../claim/judge_claims.ts";
import { madeUpEvidence } from "../claim/testing/made_up_evidence.ts";
import { summaryTable } from "./summary_table.ts";

Deno.test("the summary says first how many claims are reproduced, and names those that are not", () => {
  const evidence = madeUpEvidence();
  evidence.result.networks = evidence.result.networks.map((network) => ({
    ...network,
    loss: [...network.loss.slice(0, -1), network.kind === "ae" ? 0.9 : 0.8],
  }));
  const claims = judgeClaims(evidence);
  const text = summaryTable({ ...evidence.result, claims });
  match(
    text,
    /^Published claims and figures: reproduced \d+ of \d+ that this run can test; \d+ cannot/,
  );
  match(text, /Not reproduced\n( +.*\n)*? +the AE reconstructs WS2 better/);
  doesNotMatch(text, /level 1 separates/);
  const { claims: _, ...before } = { ...evidence.result, claims };
  doesNotMatch(summaryTable(before), /Published claims/);
});
