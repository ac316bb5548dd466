import { html, type HtmlValue } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";

/**
 * Panels side by side, as many as the screen has room for: at most one of
 * size "large" with the caption beside it, two of "wide", three of "medium",
 * four of "quarter", five of "small".
 */
export function panels(
  size: "large" | "wide" | "medium" | "quarter" | "small",
  items: readonly HtmlValue[],
): Markup {
  return html`<div class="panels panels-${size}">${items}</div>`;
}
