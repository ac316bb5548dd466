import type { Markup } from "./markup/markup.ts";
import type { ReportPage } from "./report_page.ts";

/** What a figure shows and how to read it. */
export interface FigureContent {
  /** Pictures, charts and tables. */
  readonly body: Markup;
  /** Says in plain sentences, as text, what is drawn and how to read it. */
  readonly caption: string;
}

/** One figure of the report: to add one, write a file and add it to a chapter. */
export interface ReportFigure {
  /** Anchor in the page, unique. */
  readonly id: string;
  /** Heading. */
  readonly title: string;
  /** Arrays that it draws. */
  readonly arrays: readonly string[];
  /**
   * Plain sentence for the place of a figure that cannot be drawn; without it
   * the figure is left out silently.
   */
  readonly otherwise?: string;
  /** Draws the figure; undefined where the run folder holds nothing to draw. */
  draw(page: ReportPage): FigureContent | undefined;
}
