import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";

/**
 * Any JSON value as markup: objects as lists of terms, lists of plain values
 * in a line, longer text in a type that may break anywhere.
 */
export function valueMarkup(value: unknown): Markup {
  if (Array.isArray(value)) {
    return value.every((item) => item === null || typeof item !== "object")
      ? html`${value.map(plain).join(", ")}`
      : html`<ol class="values">${
        value.map((item) => html`<li>${valueMarkup(item)}</li>`)
      }</ol>`;
  }
  if (typeof value === "object" && value !== null) {
    return html`<dl class="values">${
      Object.entries(value).map(([name, item]) =>
        html`
          <div>
            <dt>${name}</dt>
            <dd>${valueMarkup(item)}</dd>
          </div>
        `
      )
    }</dl>`;
  }
  const text = plain(value);
  return /^[0-9a-f]{32,}$/.test(text)
    ? html`<code class="digest">${text}</code>`
    : html`${text}`;
}

function plain(value: unknown): string {
  return value === null || value === undefined ||
      typeof value === "number" && !Number.isFinite(value)
    ? "–"
    : String(value);
}
