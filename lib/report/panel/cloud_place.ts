import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";

/**
 * Where the page's script puts a cloud that turns; nothing without a script.
 * The cloud's name is the one it has in the page's island.
 */
export function cloudPlace(id: string): Markup {
  return html`<div class="cloud-place" data-cloud="${id}"></div>`;
}
