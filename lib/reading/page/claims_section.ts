import { dataTable } from "../../report/markup/data_table.ts";
import { html } from "../../report/markup/html.ts";
import type { Markup } from "../../report/markup/markup.ts";
import { chemicalName } from "../../report/text/chemical_name.ts";
import type { VerdictCount } from "../count_claims.ts";
import type { ReadingsRecord } from "../readings_record.ts";

/** Published claims down, readings across: in how many seeds each was reproduced. */
export function claimsSection(record: ReadingsRecord): Markup {
  const { claims, variants } = record;
  if (claims.length === 0) {
    return html`<p>No run came to its end: no claim was judged.</p>`;
  }
  return html`
    <p>Each cell says in how many seeds the claim was reproduced, of those in which it could be tested; a dash where it never could.</p>
    ${dataTable({
      caption: "Claims by reading",
      quiet: true,
      columns: [
        { title: "Claim" },
        ...variants.map(({ title }) => ({ title })),
      ],
      rows: claims.map(({ claim, readings }) => [
        chemicalName(claim),
        ...variants.map(({ id }) => verdictCell(readings[id])),
      ]),
    })}
  `;
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
