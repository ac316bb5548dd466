import type { LabelStyle } from "../colour/label_style.ts";
import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { chemicalName } from "../text/chemical_name.ts";

/** A cluster's name behind a square of its colour. */
export function clusterTitle(
  style: Pick<LabelStyle, "name" | "colour">,
): Markup {
  return html`
    <svg class="swatch" viewBox="0 0 10 10" aria-hidden="true">
      <rect width="10" height="10" rx="2" fill="${style.colour}" />
    </svg><span>${chemicalName(style.name)}</span>
  `;
}
