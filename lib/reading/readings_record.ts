import type { RunResult } from "../run/run_result.ts";
import type { ClaimCount } from "./count_claims.ts";
import type { Explanation } from "./explain_figures.ts";
import type { FigureSpread } from "./figure_spread.ts";
import type { Spread } from "./spread.ts";
import type { SwitchEffect } from "./switch_effect.ts";

/** Everything that `readings.json` says: the readings, their runs and what follows from them. */
export interface ReadingsRecord {
  /** Version of this layout. */
  readonly schema: "stem4d-readings/1";
  /** Arguments that make the record again. */
  readonly command: readonly string[];
  /** Version of stem4d, of Deno, and what computed. */
  readonly made: {
    readonly version: string;
    readonly deno: string;
    readonly engine: string;
  };
  /** The scan; a junction's values differ from seed to seed. */
  readonly input: {
    readonly name: string;
    readonly shape: RunResult["input"]["shape"];
    readonly truth: boolean;
  };
  readonly seeds: readonly number[];
  /** The readings in the order of the columns. */
  readonly variants: readonly {
    readonly id: string;
    readonly title: string;
    readonly step: number | null;
    readonly source: string;
    readonly about: string;
    /** What differs from the default, by option. */
    readonly changes: Readonly<Record<string, unknown>>;
  }[];
  /** Every run: what makes it again, what it came to. */
  readonly runs: readonly {
    readonly variant: string;
    readonly seed: number;
    /** The message that it ended with; absent where it ended well. */
    readonly fault?: string;
    /** SHA-256 over the digests of its label maps, an absent one being empty: what the matrix rests on. */
    readonly mapsSha256?: string;
    readonly seconds?: number;
  }[];
  /** Published claims by reading. */
  readonly claims: readonly ClaimCount[];
  /** Published figures by reading. */
  readonly figures: readonly FigureSpread[];
  /** Which reading gives the published figures best, the best first. */
  readonly explanations: readonly Explanation[];
  /** Scores against truth, "subject, measure", by reading. */
  readonly scores: Readonly<Record<string, Readonly<Record<string, Spread>>>>;
  /** What each switch changes. */
  readonly effects: readonly SwitchEffect[];
}
