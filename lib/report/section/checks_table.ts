import type { CheckRecord } from "../../run/run_result.ts";
import { dataTable } from "../markup/data_table.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { chemicalName } from "../text/chemical_name.ts";

const MARKS: Readonly<
  Record<CheckRecord["verdict"], readonly [symbol: string, kind: string]>
> = {
  "holds": ["✓", "holds"],
  "falls short": ["✗", "short"],
  "not applicable": ["–", "none"],
};

/** The checks with what was wanted, what was measured and the verdict. */
export function checksTable(checks: readonly CheckRecord[]): Markup {
  if (checks.length === 0) {
    return html`<p>This run was held against no checks.</p>`;
  }
  return dataTable({
    caption: "Checks",
    quiet: true,
    columns: [
      { title: "What must hold" },
      { title: "Verdict" },
      { title: "Measured" },
      { title: "Wanted" },
      { title: "Why this bound" },
    ],
    rows: checks.map(({ claim, measured, wanted, basis, verdict }) => {
      const [symbol, kind] = MARKS[verdict] ?? ["?", "none"];
      return [
        chemicalName(claim),
        html`
          <span
            class="verdict verdict-${kind}"><span aria-hidden="true">${symbol}</span> ${verdict}</span>
        `,
        chemicalName(measured),
        chemicalName(wanted),
        html`<span class="aside">${chemicalName(basis)}</span>`,
      ];
    }),
  });
}
