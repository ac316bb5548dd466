import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { RunResult } from "../../run/run_result.ts";
import { annulusCentre } from "./annulus_centre.ts";

/** The feature annulus as two circles to lie over a picture of the whole detector. */
export function annulusOverlay(result: RunResult): Markup {
  const [rows, columns] = result.input.shape.detector;
  const [y, x] = annulusCentre(result);
  const circle = (kind: string, radius: number) =>
    html`
      <circle class="${kind}" cx="${x + 0.5}" cy="${y + 0.5}" r="${radius}" />
    `;
  const circles = result.features.annulus.map((radius) => [
    circle("halo", radius),
    circle("line", radius),
  ]);
  return html`
    <svg class="overlay" viewBox="0 0 ${columns} ${rows}"
      aria-hidden="true">${circles}</svg>
  `;
}
