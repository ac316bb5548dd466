import type { ReportFigure } from "./report_figure.ts";

/** A part of the report with a heading of its own. */
export interface ReportChapter {
  /** Anchor in the page, unique. */
  readonly id: string;
  /** Heading. */
  readonly title: string;
  /** Figures in their order. */
  readonly figures: readonly ReportFigure[];
}
