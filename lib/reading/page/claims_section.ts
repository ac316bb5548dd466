import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import type { ClaimCount, VerdictCount } from "../count_claims.ts";
import type { ReadingsRecord } from "../readings_record.ts";

/** Published claims down, readings across: in how many seeds each was reproduced. */
export function claimsSection(record: ReadingsRecord): Markup {
  const { claims, variants } = record;
  if (claims.length === 0) {
    return html`<p>No run came to its end: no claim was judged.</p>`;
  }
  const tested = claims.filter(({ readings }) =>
    Object.values(readings).some(({ reproduced, notReproduced }) =>
      reproduced + notReproduced > 0
    )
  );
  const untested = claims.filter((claim) => !tested.includes(claim));
  return html`
    <p>Each cell says in how many seeds the claim was reproduced, of those in which it could be tested; a dash where it never could.</p>
    ${tested.length > 0 && dataTable({
      caption: "Claims by reading",
      quiet: true,
      columns: [
        { title: "Claim" },
        ...variants.map(({ title }) => ({ title })),
      ],
      rows: tested.map((claim) => [
        published(claim),
        ...variants.map(({ id }) => verdictCell(claim.readings[id])),
      ]),
    })}
    ${untested.length > 0 && html`
      <details>
        <summary>${untested
          .length} claims and figures that cannot be tested on this scan</summary>
        <ul>${untested.map((claim) => html`<li>${published(claim)}</li>`)}</ul>
      </details>
    `}
  `;
}

function published({ claim, source, tuned }: ClaimCount): Markup {
  return html`${chemicalName(claim)} <span class="source">(${source}${
    tuned && "; the junction was tuned to it"
  })</span>`;
}

function verdictCell(count: VerdictCount | undefined): Markup {
  const tested = (count?.reproduced ?? 0) + (count?.notReproduced ?? 0);
  if (count === undefined || tested === 0) {
    return html`<span class="cell cell-untold">–</span>`;
  }
  const { reproduced } = count;
  const [symbol, kind] = reproduced === tested
    ? ["✓", "all"]
    : reproduced === 0
    ? ["✗", "none"]
    : ["~", "some"];
  return html`
    <span
      class="cell cell-${kind}"><span aria-hidden="true">${symbol}</span> ${reproduced} of ${tested}</span>
  `;
}
