import type { ClaimRecord } from "../../claim/claim_record.ts";
import { countVerdicts } from "../../claim/count_verdicts.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";

const MARKS: Readonly<
  Record<ClaimRecord["verdict"], readonly [symbol: string, kind: string]>
> = {
  "reproduced": ["✓", "holds"],
  "not reproduced": ["✗", "short"],
  "cannot be tested here": ["–", "none"],
};

/** How many published claims and figures are reproduced, in a sentence; nothing where none was judged. */
export function claimsSentence(
  claims: readonly ClaimRecord[],
): Markup | undefined {
  if (claims.length === 0) return undefined;
  const { reproduced, notReproduced, untestable } = countVerdicts(claims);
  const tested = reproduced + notReproduced;
  return html`<strong>${formatNumber(reproduced)} of ${
    formatNumber(tested)
  } published claims and figures that this run can test are reproduced</strong>${
    untestable > 0 && html`; ${formatNumber(untestable)} cannot be tested here`
  }.`;
}

/**
 * The table of claims: what is said first, then the figures; those that cannot
 * be tested here stand folded up below, by reason.
 */
export function claimsSection(claims: readonly ClaimRecord[]): Markup {
  if (claims.length === 0) {
    return html`<p>This run was held against no published claims.</p>`;
  }
  const tested = claims.filter(({ verdict }) =>
    verdict !== "cannot be tested here"
  );
  const of = (kind: ClaimRecord["kind"]) =>
    tested.filter((claim) => claim.kind === kind);
  const { tuned } = countVerdicts(claims);
  return html`
    ${of("claim").length > 0 && testedTable("Said in words", of("claim"))}
    ${of("figure").length > 0 && testedTable("Said in numbers", of("figure"))}
    ${untestable(claims)}
    <p
      class="note">Each row says what was wanted, why, and what it rests on: arrays of the run folder or entries of its result.json. Only predictions count as reproduced${tuned >
          0 &&
        html`: ${formatNumber(tuned)} ${
          tuned === 1 ? "row agrees" : "rows agree"
        } with the publication because the synthetic junction was made so`}.</p>
  `;
}

function testedTable(caption: string, claims: readonly ClaimRecord[]): Markup {
  return dataTable({
    caption,
    columns: [
      { title: "Published" },
      { title: "Verdict" },
      { title: "Measured" },
      { title: "Wanted" },
      { title: "Why, and from what" },
    ],
    rows: claims.map((claim) => {
      const [symbol, kind] = MARKS[claim.verdict] ?? ["?", "none"];
      return [
        published(claim),
        html`
          <span
            class="verdict verdict-${kind}"><span aria-hidden="true">${symbol}</span> ${claim
              .verdict}</span>
        `,
        chemicalName(claim.measured),
        chemicalName(claim.wanted),
        html`<span class="aside">${chemicalName(claim.basis)} (${
          claim.evidence.join(", ")
        })</span>`,
      ];
    }),
  });
}

/** One folded list for each reason. */
function untestable(claims: readonly ClaimRecord[]): readonly Markup[] {
  const rows = claims.filter(({ verdict }) =>
    verdict === "cannot be tested here"
  );
  const reasons = [...new Set(rows.map(({ reason }) => reason ?? ""))];
  return reasons.map((reason) => {
    const own = rows.filter((row) => (row.reason ?? "") === reason);
    return html`
      <details><summary>${formatNumber(
        own.length,
      )} cannot be tested here: ${chemicalName(reason)}</summary>${dataTable({
        caption: `Cannot be tested here: ${reason}`,
        quiet: true,
        columns: [
          { title: "Published" },
          { title: "This run has" },
          { title: "Would be wanted" },
        ],
        rows: own.map((claim) => [
          published(claim),
          chemicalName(claim.measured),
          chemicalName(claim.wanted),
        ]),
      })}</details>
    `;
  });
}

function published({ claim, source }: ClaimRecord): Markup {
  return html`${chemicalName(claim)} <span class="aside">(${source})</span>`;
}
