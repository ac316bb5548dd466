import { html } from "../../report/markup/html.ts";
import { Markup } from "../../report/markup/markup.ts";
import { PAGE_STYLE } from "../../report/page_style.ts";
import type { ReadingsRecord } from "../readings_record.ts";
import { answerSection } from "./answer_section.ts";
import { claimsSection } from "./claims_section.ts";
import { effectsSection } from "./effects_section.ts";
import { figuresSection } from "./figures_section.ts";
import { READING_STYLE } from "./reading_style.ts";
import { readingsSection } from "./readings_section.ts";
import { scoresSection } from "./scores_section.ts";

/** Forbids the page every request and every script, whatever names it prints. */
const POLICY =
  "default-src 'none'; img-src data:; style-src 'unsafe-inline'; " +
  "base-uri 'none'; form-action 'none'";

const CHAPTERS = [
  { id: "claims", title: "Claims by reading", draw: claimsSection },
  { id: "figures", title: "Published figures", draw: figuresSection },
  { id: "effects", title: "What each choice changes", draw: effectsSection },
  { id: "scores", title: "Scores against truth", draw: scoresSection },
  { id: "readings", title: "Readings and runs", draw: readingsSection },
] as const;

/**
 * Writes the record of the readings as one HTML page that needs nothing but
 * itself. The same record gives the same text.
 */
export function renderReadings(record: ReadingsRecord): string {
  const body = html`
    <nav aria-label="Contents">
      <ol>
        <li><a href="#answer">Answer</a></li>
        ${CHAPTERS.map(({ id, title }) =>
          html`<li><a href="#${id}">${title}</a></li>`
        )}
      </ol>
    </nav>
    <main>
      <header id="answer">
        <p class="kind">4D-STEM analysis</p>
        <h1>Which reading of the publication holds?</h1>
        ${answerSection(record)}
      </header>
      ${CHAPTERS.map(({ id, title, draw }) =>
        html`
          <section class="chapter" id="${id}">
            <h2>${title}</h2>
            ${draw(record)}
          </section>
        `
      )}
    </main>
  `;
  const head = html`
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="${POLICY}">
    <meta name="generator" content="stem4d ${record.made.version}">
    <link rel="icon" href="data:,">
    <title>Readings of ${record.input.name}</title>
    <style>${// Styles are constants of ours: the only unescaped text of the page.
    new Markup(PAGE_STYLE + READING_STYLE)}</style>
  `;
  return `<!doctype html>\n<html lang="en"><head>${head}</head><body>${body}</body></html>\n`;
}
