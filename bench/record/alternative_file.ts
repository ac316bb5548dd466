import type { ScoreRecord } from "../../lib/score/records.ts";
import type { BenchEnvironment } from "./bench_environment.ts";

/** What `deno task alternative` writes: the published recipe beside the alternative. */
export interface AlternativeFile {
  readonly schema: "stem4d-alternative/1";
  readonly environment: BenchEnvironment;
  /** The line that makes it again, word by word; see `recordCommand`. */
  readonly command: readonly string[];
  readonly points: readonly AlternativePoint[];
}

/** One scan of one seed. */
export interface AlternativePoint {
  /** Name of the fixture. */
  readonly fixture: string;
  /** Of junction and methods alike. */
  readonly seed: number;
  /** Null where there was no time for it yet. */
  readonly recipe: PublishedOutcome | null;
  readonly alternative: MethodOutcome & {
    /** Sub-domains that it found in each material. */
    readonly domains: readonly number[];
  };
}

/** How the recipe did. */
export interface PublishedOutcome extends MethodOutcome {
  /** Whether AE and VAE were trained too; without, it went as far as level 3. */
  readonly networks: boolean;
}

/** How a method did. */
export interface MethodOutcome {
  /** Wall time; the recipe's without neighbours and UMAP, which are for display. */
  readonly seconds: number;
  /** Against truth; empty where the method did not end. */
  readonly scores: readonly ScoreRecord[];
  /** Why it did not end; null where it did. */
  readonly failure: string | null;
}
