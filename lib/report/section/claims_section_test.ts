import { doesNotMatch, match, strictEqual } from "node:assert/strict";
import type { ClaimRecord } from "../../claim/claim_record.ts";
import { claimsSection, claimsSentence } from "./claims_section.ts";

const claim = (change: Partial<ClaimRecord>): ClaimRecord => ({
  id: "level1",
  kind: "claim",
  claim: "level 1 separates the flake",
  source: "shi2022",
  measured: "ARI 1",
  value: 1,
  published: null,
  wanted: "ARI at least 0.99",
  basis: "the holes' rims may err",
  tuned: false,
  verdict: "reproduced",
  evidence: ["level1"],
  ...change,
});

const claims = [
  claim({}),
  claim({ kind: "figure", claim: "<b>count</b>", verdict: "not reproduced" }),
  claim({
    claim: "positions of WS2",
    verdict: "cannot be tested here",
    reason: "another size",
  }),
];

Deno.test("claimsSentence counts what could be tested, and what could not apart", () => {
  const text = String(claimsSentence(claims));
  match(text, /1 of 2 published claims and figures .* are reproduced/);
  match(text, /1 cannot be tested here/);
  strictEqual(claimsSentence([]), undefined);
});

Deno.test("claimsSection tells verdicts in words and folds up what cannot be tested", () => {
  const { text } = claimsSection(claims);
  const folded = text.indexOf("<details>");
  const [open, closed] = [text.slice(0, folded), text.slice(folded)];
  match(open, /✓<\/span> reproduced/);
  match(open, /✗<\/span> not reproduced/);
  match(open, /&lt;b&gt;count/);
  doesNotMatch(open, /positions of/);
  match(closed, /1 cannot be tested here: another size/);
  match(closed, /positions of WS₂/);
  match(claimsSection([]).text, /held against no published claims/);
});
