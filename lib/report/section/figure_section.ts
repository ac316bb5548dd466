import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import type { FigureContent, ReportFigure } from "../report_figure.ts";
import type { ReportPage } from "../report_page.ts";

/** What a figure's section needs beside the page. */
export interface FigureSectionOptions {
  /** The figure. */
  readonly figure: ReportFigure;
  /** What it drew; undefined where there was nothing to draw. */
  readonly content: FigureContent | undefined;
  /** Its number among the figures that were drawn. */
  readonly number: number;
}

/**
 * A figure under its heading, or a plain sentence in its place; arrays of the
 * folder that could not be used are named with the reason.
 */
export function figureSection(
  page: ReportPage,
  options: FigureSectionOptions,
): Markup {
  const { figure, content, number } = options;
  const faults = figure.arrays.flatMap((name) => {
    const reason = page.unusable.get(name);
    return reason === undefined ? [] : [
      html`<p class="remark">Not drawn: the array <code>${name}</code> ${reason}.</p>`,
    ];
  });
  // Without truth its arrays cannot be there, so that is no news.
  const missing = figure.arrays.filter((name) =>
    !page.arrays.has(name) && !page.unusable.has(name) &&
    !/^(truth|residual)_/.test(name)
  );
  if (
    content === undefined && figure.otherwise === undefined &&
    faults.length === 0
  ) return html``;
  return html`
    <section class="figure"
      id="${figure.id}"><h3>${figure.title}</h3>${content === undefined
        ? html`<p>${figure.otherwise}</p>`
        : html`<figure>${content.body}<figcaption><strong>Figure ${number}.</strong> ${content.caption}${
          missing.length > 0 &&
          ` Not in this run folder: ${missing.join(", ")}.`
        }</figcaption></figure>`}${faults}</section>
  `;
}
