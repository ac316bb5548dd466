import { html } from "../../../lib/report/markup/html.ts";
import type { Markup } from "../../../lib/report/markup/markup.ts";
import { chemicalName } from "../../../lib/report/text/chemical_name.ts";
import { formatAccuracy } from "../text/format_accuracy.ts";

/** Scores by measure, one a line; with a second side, both. */
export function accuracyLines(
  ours: Readonly<Record<string, number>>,
  theirs?: Readonly<Record<string, number>>,
): Markup | string {
  const measures = [...new Set([ours, theirs ?? {}].flatMap(Object.keys))];
  if (measures.length === 0) return "";
  return html`<ul class="scores">${
    measures.map((measure) =>
      html`<li><span>${chemicalName(measure)}</span><span>${
        formatAccuracy(measure, ours[measure])
      }${
        theirs !== undefined && ` | ${formatAccuracy(measure, theirs[measure])}`
      }</span></li>`
    )
  }</ul>`;
}
