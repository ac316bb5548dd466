import { createHash } from "node:crypto";
import { REPORT_PAGE } from "../view/artefact/report_page.ts";
import { type Island, ISLAND_ID } from "../view/data/island.ts";
import { VIEW_STYLE } from "../view/view_style.ts";
import { judgeClaims } from "../claim/judge_claims.ts";
import { viewIsland } from "./island/view_island.ts";
import { html } from "./markup/html.ts";
import { Markup } from "./markup/markup.ts";
import { sealPage } from "./page_seal.ts";
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

/**
 * Forbids the page every request, and every script but the one that is known by
 * its text's digest, whatever names the page prints.
 */
function reportPolicy(linked: boolean): string {
  const digest = createHash("sha256").update(REPORT_PAGE.text)
    .digest("base64");
  return [
    "default-src 'none'",
    ...linked ? [`script-src 'sha256-${digest}'`] : [],
    "img-src data:",
    "style-src 'unsafe-inline'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

/** How a report is written. */
export interface RenderReportOptions {
  /**
   * What a live page adds, its own script among it, which takes the place of
   * the report's. Default: nothing.
   */
  readonly extension?: ReportExtension;
  /**
   * Whether the page carries its script and the data that it links. Default:
   * true; without, a page of the published size is half as large.
   */
  readonly linked?: boolean;
}

/**
 * Writes a run as one HTML page that needs nothing but itself: no font, no
 * request. Without its script, as on paper, it is complete; the script links
 * its pictures (see `startView`). The same run gives the same text.
 */
export function renderReport(
  run: ReportRun,
  { extension, linked = true }: RenderReportOptions = {},
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
      reportPolicy(linked)}">
    <meta name="generator" content="stem4d ${version}">
    <link rel="icon" href="data:,">
    ${extension?.head}
    <title>${title}</title>
    <style>${// Style, script and island are the page's only unescaped texts.
    new Markup(PAGE_STYLE + VIEW_STYLE)}</style>
  `;
  const island = linked ? viewIsland(page) : undefined;
  const scripts = island && html`
    <script type="application/json" id="${ISLAND_ID}">${islandText(
      island,
    )}</script>
    ${extension === undefined &&
      html`<script type="module">${new Markup(REPORT_PAGE.text)}</script>`}
  `;
  // The digest tells a page that was changed from one that other code drew.
  return sealPage(
    `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}${
      scripts ?? ""
    }</body></html>\n`,
  );
}

/** An island as JSON in which nothing can end the element it stands in. */
function islandText(island: Island): Markup {
  return new Markup(JSON.stringify(island).replaceAll("<", "\\u003c"));
}
