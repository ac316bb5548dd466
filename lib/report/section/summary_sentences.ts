import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { formatNumber } from "../text/format_number.ts";
import { formatShare } from "../text/format_share.ts";

/** What the run found, in two or three sentences made of its numbers alone. */
export function summarySentences(page: ReportPage): Markup {
  const { input, features, checks, clusters } = page.result;
  const [rows, columns] = input.shape.scan;
  const flake = (clusters.level1 ?? [])
    .filter(({ label }) => label > 0)
    .reduce((sum, { positions }) => sum + positions, 0);
  const materials = (clusters.materials ?? []).filter(({ label }) => label > 0);
  const found = clusters.level1 === undefined
    ? html`A scan of ${formatNumber(rows)} × ${
      formatNumber(columns)
    } positions was analysed.`
    : html`On ${formatNumber(rows)} × ${
      formatNumber(columns)
    } scan positions the run found a flake of ${
      formatNumber(flake)
    } positions (${formatShare(flake, rows * columns)})${
      materials.length > 0 && html`, made of ${
        sentenceList(
          materials.map(({ name, positions }) =>
            `${chemicalName(name)} (${formatNumber(positions)})`
          ),
        )
      }`
    }, from ${formatNumber(features.count)} feature pixels.`;
  const number = (verdict: string) =>
    checks.filter((check) => check.verdict === verdict).length;
  const decided = checks.length - number("not applicable");
  const short = number("falls short");
  const others = number("not applicable");
  const verdict = checks.length > 0 && [
    " ",
    html`<strong>${formatNumber(number("holds"))} of ${
      formatNumber(decided)
    } checks hold</strong>`,
    short > 0 &&
    `; ${formatNumber(short)} ${short === 1 ? "falls" : "fall"} short`,
    others > 0 &&
    `; ${formatNumber(others)} more ${
      others === 1 ? "does" : "do"
    } not apply to this input`,
    ".",
  ];
  return html`<p class="lead">${found}${verdict}</p>`;
}

function sentenceList(items: readonly string[]): string {
  return items.length < 2
    ? items.join("")
    : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;
}
