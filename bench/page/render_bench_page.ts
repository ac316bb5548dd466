import { html } from "../../lib/report/markup/html.ts";
import { Markup } from "../../lib/report/markup/markup.ts";
import { PAGE_STYLE } from "../../lib/report/page_style.ts";
import { BENCH_CHAPTERS } from "./bench_chapters.ts";
import { BENCH_RECORD_KINDS } from "./bench_record_kinds.ts";
import type { BenchReports } from "./bench_reports.ts";
import { BENCH_STYLE } from "./bench_style.ts";
import { answer } from "./section/answer.ts";
import { environmentSection } from "./section/environment_section.ts";

/** Forbids the page every request and every script, whatever names it prints. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'";

/**
 * Writes the bench records as one HTML page that needs nothing but itself: no
 * script, no font, no request. The same records give the same text.
 */
export function renderBenchPage(reports: BenchReports): string {
  const chapters = BENCH_CHAPTERS.map(({ id, title, record, figures }) => {
    const drawn = figures.flatMap((figure) => {
      const content = figure.draw(reports);
      return content === undefined ? [] : [
        html`
          <section class="figure" id="${figure.id}">
            <h3>${figure.title}</h3>
            <figure>${content.body}<figcaption>${content
              .caption}<p class="made">Made again by <code>${content
              .command}</code></p></figcaption></figure>
          </section>
        `,
      ];
    });
    const task = record === null ? "bench" : BENCH_RECORD_KINDS[record].task;
    return html`
      <section class="chapter"
        id="${id}"><h2>${title}</h2>${drawn.length > 0
          ? drawn
          : html`<p>Nothing to show yet: <code>deno task ${task}</code> measures it.</p>`}</section>
    `;
  });
  const body = html`
    <nav aria-label="Contents">
      <ol>
        <li><a href="#answer">Answer</a></li>
        ${BENCH_CHAPTERS.map(({ id, title }) =>
          html`<li><a href="#${id}">${title}</a></li>`
        )}
      </ol>
    </nav>
    <main>
      <header id="answer">
        <p class="kind">stem4d benchmarks</p>
        <h1>Where stem4d stands</h1>
        ${answer(reports)}
        ${environmentSection(reports)}
      </header>
      ${chapters}
    </main>
  `;
  const head = html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <link rel="icon" href="data:,">
    <title>stem4d benchmarks</title>
    <style>${// Styles are constants of ours: the only unescaped text of the page.
    new Markup(PAGE_STYLE + BENCH_STYLE)}</style>
  `;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}
