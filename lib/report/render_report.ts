import { judgeClaims } from "../claim/judge_claims.ts";
import { html } from "./markup/html.ts";
import { Markup } from "./markup/markup.ts";
import { PAGE_STYLE } from "./page_style.ts";
import { REPORT_CHAPTERS } from "./report_chapters.ts";
import type { ReportExtension } from "./report_extension.ts";
import { reportPage } from "./report_page.ts";
import type { ReportRun } from "./report_run.ts";
import { checksTable } from "./section/checks_table.ts";
import { claimsSection, claimsSentence } from "./section/claims_section.ts";
import { comparisonsSection } from "./section/comparisons_section.ts";
import { facts } from "./section/facts.ts";
import { figureSection } from "./section/figure_section.ts";
import { hero } from "./section/hero.ts";
import { methods } from "./section/methods.ts";
import { scoresTable } from "./section/scores_table.ts";
import { summarySentences } from "./section/summary_sentences.ts";

/** Forbids the page every request and every script, whatever names it prints. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'";

/**
 * Writes a run as one HTML page that needs nothing but itself: no script, no
 * font, no request. The same run gives the same text.
 *
 * @param extension what a live page adds; default: nothing
 */
export function renderReport(
  run: ReportRun,
  extension?: ReportExtension,
): string {
  const page = reportPage(run);
  const { input, version } = page.result;
  // A run of before there were verdicts is judged from what its folder holds.
  const claims = page.result.claims ?? judgeClaims(page);
  let number = 0;
  const chapters = REPORT_CHAPTERS.map(({ id, title, figures }) =>
    html`
      <section class="chapter"
        id="${id}"><h2>${title}</h2>${figures.map((figure) => {
          const content = figure.draw(page);
          if (content !== undefined) number++;
          return figureSection(page, { figure, content, number });
        })}</section>
    `
  );
  const title = `${input.name}: 4D-STEM analysis`;
  const body = html`
    <nav aria-label="Contents">
      <ol>
        <li><a href="#result">Result</a></li>
        ${extension?.contents}
        <li><a href="#claims">Claims</a></li>
        <li><a href="#checks">Checks and scores</a></li>
        ${REPORT_CHAPTERS.map(({ id, title }) =>
          html`<li><a href="#${id}">${title}</a></li>`
        )}
        <li><a href="#methods">Methods</a></li>
      </ol>
    </nav>
    <main>
      <header id="result">
        <p class="kind">4D-STEM analysis</p>
        <h1>${input.name}</h1>
        ${summarySentences(page)}
        ${claims.length > 0 &&
          html`<p class="lead">${
            claimsSentence(claims)
          } <a href="#claims">Which</a></p>`}
        ${facts(page)}
        ${hero(page)}
      </header>
      ${extension?.chapters}
      <section class="chapter" id="claims">
        <h2>Claims</h2>
        ${claimsSection(claims)}
      </section>
      <section class="chapter" id="checks">
        <h2>Checks, scores and published figures</h2>
        <section class="figure"><h3>Checks</h3>${checksTable(
          page.result.checks,
        )}</section>
        <section class="figure"><h3>Scores against truth</h3>${scoresTable(
          page.result.scores,
        )}</section>
        <section class="figure"><h3>Published figures beside this run's</h3>${comparisonsSection(
          page.result,
        )}</section>
      </section>
      ${chapters}
      <section class="chapter" id="methods">
        <h2>Methods</h2>
        ${methods(page)}
      </section>
    </main>
  `;
  const head = html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="${extension?.policy ??
      POLICY}">
    <meta name="generator" content="stem4d ${version}">
    <link rel="icon" href="data:,">
    ${extension?.head}
    <title>${title}</title>
    <style>${// The style is a constant of ours: the only unescaped text of the page.
    new Markup(PAGE_STYLE)}</style>
  `;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}
