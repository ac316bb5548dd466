import { html, type HtmlValue } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { compactJson } from "../text/compact_json.ts";
import { plainValue } from "../text/plain_value.ts";

/**
 * Named values as a list of terms. Digests may break anywhere; a value with
 * parts of its own folds away as JSON.
 */
export function valueList(values: Readonly<Record<string, unknown>>): Markup {
  return html`<dl class="values">${
    Object.entries(values).map(([name, value]) =>
      html`
        <div>
          <dt>${name}</dt>
          <dd>${valueMarkup(value)}</dd>
        </div>
      `
    )
  }</dl>`;
}

function valueMarkup(value: unknown): HtmlValue {
  if (Array.isArray(value) && value.every(isPlain)) {
    return plainValue(value);
  }
  if (!isPlain(value)) {
    const json = compactJson(value);
    return html`
      <details>
        <summary>as in result.json</summary>
        <pre tabindex="0">${json}</pre>
      </details>
    `;
  }
  const text = plainValue(value);
  return /^[0-9a-f]{32,}$/.test(text)
    ? html`<code class="digest">${text}</code>`
    : text;
}

function isPlain(value: unknown): boolean {
  return value === null || typeof value !== "object";
}
