import type { Markup } from "./markup/markup.ts";

/** What a live page adds to a report. */
export interface ReportExtension {
  /** Content-Security-Policy of the page in place of the report's own. */
  readonly policy: string;
  /** Elements for the page's head. */
  readonly head: Markup;
  /** Entries of the table of contents. */
  readonly contents: readonly Markup[];
  /** Chapters that stand behind the result, before the claims. */
  readonly chapters: readonly Markup[];
}
