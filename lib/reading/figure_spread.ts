import type { ReadingRun } from "./reading_run.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** A published figure beside what every reading gives over its seeds. */
export interface FigureSpread {
  /** For example "feature pixels". */
  readonly figure: string;
  /** Who published it. */
  readonly source: string;
  /** The published value. */
  readonly published: number;
  /** Whether sizes and conditions are the published ones. */
  readonly comparable: boolean;
  /** By reading. */
  readonly readings: Readonly<Record<string, ReadingSpread>>;
}

/** What one reading gives for a figure. */
export interface ReadingSpread extends Spread {
  /**
   * Share of its runs that lie below the published value: 0 and 1 put the
   * published value outside everything that the reading gave.
   */
  readonly below: number;
}

/** All published figures that any run was set beside, in the order of the first such run. */
export function figureSpreads(runs: readonly ReadingRun[]): FigureSpread[] {
  const found = new Map<string, {
    about: Omit<FigureSpread, "readings">;
    values: Map<string, number[]>;
  }>();
  for (const { variant, result } of runs) {
    for (const comparison of result?.comparisons ?? []) {
      const { figure, source, theirs, ours, comparable } = comparison;
      if (!PUBLISHED_SOURCES.includes(source)) continue;
      const key = `${figure}\n${source}`;
      const entry = found.get(key) ?? {
        about: { figure, source, published: theirs, comparable },
        values: new Map<string, number[]>(),
      };
      found.set(key, entry);
      entry.values.set(variant, [...entry.values.get(variant) ?? [], ours]);
    }
  }
  return [...found.values()].map(({ about, values }) => ({
    ...about,
    readings: Object.fromEntries(
      [...values].flatMap(([variant, ours]) => {
        const spread = spreadOf(ours);
        if (spread === undefined) return [];
        const below = ours.filter((value) => value < about.published).length /
          spread.runs;
        return [[variant, { ...spread, below }]];
      }),
    ),
  }));
}

/** Sources whose figures count; PyTorch's, run by us, do not. */
const PUBLISHED_SOURCES: readonly string[] = ["course", "shi2022"];
