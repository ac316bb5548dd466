import type { Markup } from "../../lib/report/markup/markup.ts";
import type { BenchReports } from "./bench_reports.ts";

/** What a figure of the bench page shows. */
export interface BenchContent {
  /** Tables and charts. */
  readonly body: Markup;
  /** Says in plain sentences what is drawn and how to read it. */
  readonly caption: string;
  /** Line that makes its numbers again. */
  readonly command: string;
}

/** One figure of the bench page: to add one, write a file and add it to a chapter. */
export interface BenchFigure {
  /** Anchor in the page, unique. */
  readonly id: string;
  /** Heading. */
  readonly title: string;
  /** Draws it; undefined where the records hold nothing to draw. */
  draw(reports: BenchReports): BenchContent | undefined;
}
