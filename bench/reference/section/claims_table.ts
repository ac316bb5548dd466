import type {
  ClaimRecord,
  ClaimVerdict,
} from "../../../lib/claim/claim_record.ts";
import type { ReadingsRecord } from "../../../lib/reading/readings_record.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";

const WORDS: Readonly<Record<ClaimVerdict, string>> = {
  "reproduced": "holds",
  "not reproduced": "**does not hold**",
  "cannot be tested here": "cannot be told",
};

/** Every claim that is said in words: verdict, what was measured, and in how many seeds it holds. */
export function claimsTable(
  { run, quick, published }: ReferenceRecords,
): string {
  const rows = (run.claims ?? []).filter(({ kind }) => kind === "claim");
  return markdownTable(
    [
      "published",
      "verdict",
      "measured at the published size",
      "wanted",
      "seeds, published size",
      "seeds, quick",
    ],
    rows.map((claim) => [
      claim.claim,
      verdict(claim),
      claim.measured,
      claim.wanted,
      seeds(published, claim.id),
      seeds(quick, claim.id),
    ]),
  ).replaceAll("\\*\\*", "**");
}

function verdict({ verdict, reason }: ClaimRecord): string {
  return reason === undefined ? WORDS[verdict] : `${WORDS[verdict]}: ${reason}`;
}

/** "5 of 5" seeds under the default reading; a dash where none can tell. */
function seeds({ claims }: ReadingsRecord, id: string): string {
  const count = claims.find((claim) => claim.id === id)?.readings["default"];
  const tested = count ? count.reproduced + count.notReproduced : 0;
  return tested === 0 ? "–" : `${count!.reproduced} of ${tested}`;
}
