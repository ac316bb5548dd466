import type { BenchFigure } from "./bench_figure.ts";
import type { BenchRecordKind } from "./bench_record_kinds.ts";
import { effortFigure } from "./figure/effort_figure.ts";
import { exponentsFigure } from "./figure/exponents_figure.ts";
import { hardnessFigure } from "./figure/hardness_figure.ts";
import { historyFigure } from "./figure/history_figure.ts";
import { peersFigure } from "./figure/peers_figure.ts";
import { scalingMemoryFigure } from "./figure/scaling_memory_figure.ts";
import { scalingTimeFigure } from "./figure/scaling_time_figure.ts";
import { seedsFigure } from "./figure/seeds_figure.ts";
import { stagesFigure } from "./figure/stages_figure.ts";
import { verdictsFigure } from "./figure/verdicts_figure.ts";

/** Figures of the bench page under their headings. */
export const BENCH_CHAPTERS: readonly {
  /** Anchor in the page, unique. */
  readonly id: string;
  readonly title: string;
  /** Record without which it is empty; null: the history. */
  readonly record: BenchRecordKind | null;
  readonly figures: readonly BenchFigure[];
}[] = [
  {
    id: "peers",
    title: "Beside the peers",
    record: "peers",
    figures: [peersFigure],
  },
  {
    id: "stages",
    title: "Stages and the machine's limits",
    record: "suite",
    figures: [stagesFigure],
  },
  {
    id: "scaling",
    title: "Cost against size",
    record: "scaling",
    figures: [exponentsFigure, scalingTimeFigure, scalingMemoryFigure],
  },
  {
    id: "quality",
    title: "Quality and its price",
    record: "quality",
    figures: [hardnessFigure, effortFigure, seedsFigure],
  },
  {
    id: "comparison",
    title: "Last comparison of two revisions",
    record: "comparison",
    figures: [verdictsFigure],
  },
  {
    id: "history",
    title: "History",
    record: null,
    figures: [historyFigure],
  },
];
