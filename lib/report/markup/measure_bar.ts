import { html } from "./html.ts";
import type { Markup } from "./markup.ts";

/**
 * A number in a table with a bar of its share of the full length, 0 to 1,
 * before it; without a bar where the share is not finite. The bar only repeats
 * the number, so screen readers skip it.
 */
export function measureBar(share: number, text: string): Markup {
  const length = Number.isFinite(share)
    ? Math.round(1000 * Math.min(1, Math.max(0, share))) / 10
    : undefined;
  const bar = length !== undefined &&
    html`
      <svg class="length" viewBox="0 0 100 8" preserveAspectRatio="none"
        aria-hidden="true">
        <rect class="track" width="100" height="8" />
        <rect width="${length}" height="8" />
      </svg>
    `;
  return html`<span class="measure">${bar}<span>${text}</span></span>`;
}
