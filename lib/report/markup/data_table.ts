import { html, type HtmlValue } from "./html.ts";
import type { Markup } from "./markup.ts";

/** A table of the report. */
export interface DataTableOptions {
  /** Says what the table holds. */
  readonly caption: string;
  /** Keep the caption to screen readers, where a heading says it. Default false. */
  readonly quiet?: boolean;
  /** Columns from left to right; the first heads its row. */
  readonly columns: readonly {
    /** Heading. */
    readonly title: HtmlValue;
    /** Whether to align the cells as numbers. Default false. */
    readonly numeric?: boolean;
    /** Whether the cells may break anywhere, like digests. Default false. */
    readonly code?: boolean;
  }[];
  /** Cells by row. */
  readonly rows: readonly (readonly HtmlValue[])[];
}

/**
 * A table with a caption and header cells, in a box of its own that scrolls
 * sideways where the screen is narrower than the table.
 */
export function dataTable(options: DataTableOptions): Markup {
  const { caption, quiet = false, columns, rows } = options;
  const kind = (column: number) =>
    columns[column]?.numeric
      ? "numeric"
      : columns[column]?.code
      ? "code"
      : "text";
  return html`
    <div class="table" role="region" aria-label="${caption}" tabindex="0">
      <table>
        <caption class="${quiet
          ? "quiet"
          : "plain"}"><span>${caption}</span></caption>
        <thead>
          <tr>${columns.map(({ title }, column) =>
            html`<th scope="col" class="${kind(column)}">${title}</th>`
          )}</tr>
        </thead>
        <tbody>${rows.map((cells) =>
          html`<tr>${
            cells.map((cell, column) =>
              column === 0
                ? html`<th scope="row" class="${kind(column)}">${cell}</th>`
                : html`<td class="${kind(column)}">${cell}</td>`
            )
          }</tr>`
        )}</tbody>
      </table>
    </div>
  `;
}
