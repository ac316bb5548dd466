import { Markup } from "./markup.ts";

/** What may stand in an `html` template: text is escaped, markup is not. */
export type HtmlValue =
  | string
  | number
  | Markup
  | null
  | undefined
  | false
  | readonly HtmlValue[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
  // A backquote ends an unquoted attribute in old browsers.
  "`": "&#96;",
};

/**
 * Template tag that writes HTML or SVG. Every interpolated string is escaped
 * for text and for quoted attributes, so that a file's or cluster's name can
 * never become markup; lists are joined; `null`, `undefined` and `false` write
 * nothing; a number that is not finite writes a dash. Indentation of the
 * template itself is dropped. Attributes must be quoted, and no text may be
 * interpolated into a `<style>` element.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { html } from "./html.ts";
 *
 * const name = `</style><script>"&'`;
 * strictEqual(
 *   html`<p title="${name}">${[1, html`<b>2</b>`]}</p>`.text,
 *   `<p title="&lt;/style&gt;&lt;script&gt;&quot;&amp;&#39;">1<b>2</b></p>`,
 * );
 * ```
 */
export function html(
  literals: TemplateStringsArray,
  ...values: readonly HtmlValue[]
): Markup {
  // The formatter indents templates as it likes: that white space is not meant.
  const pieces = literals.map((literal) => literal.replace(/\n\s*/g, "\n"));
  pieces[0] = pieces[0].replace(/^\n/, "");
  pieces[values.length] = pieces[values.length].replace(/\n$/, "");
  let text = pieces[0];
  for (let i = 0; i < values.length; i++) {
    text += write(values[i]) + pieces[i + 1];
  }
  return new Markup(text);
}

function write(value: HtmlValue): string {
  if (value === null || value === undefined || value === false) return "";
  if (value instanceof Markup) return value.text;
  if (typeof value === "number") {
    return Number.isFinite(value) ? String(value) : "–";
  }
  if (typeof value === "string") return escape(value);
  return value.map(write).join("");
}

function escape(text: string): string {
  // Control characters other than tab and line breaks are not allowed in HTML.
  return text
    // deno-lint-ignore no-control-regex -- they are what must go
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, "\ufffd")
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character]);
}
