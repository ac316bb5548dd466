import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { READING_MAPS, type ReadingRun } from "./reading_run.ts";
import { type Spread, spreadOf } from "./spread.ts";

/** What one reading changes against the default, seed by seed. */
export interface SwitchEffect {
  /** Identifier of the reading. */
  readonly variant: string;
  /**
   * ARI of its label maps with the default's of the same seed, over the
   * positions that either puts outside the background: 1 changes nothing.
   */
  readonly maps: Readonly<Record<string, Spread>>;
  /** Its scores minus the default's, by "subject, measure"; empty without truth. */
  readonly scores: Readonly<Record<string, Spread>>;
  /** Its feature pixels over the default's. */
  readonly features?: Spread;
}

/**
 * What a reading changes when it alone is switched: every run beside the
 * default's of the same seed. Seeds that one of the two did not finish are
 * left out.
 */
export function switchEffect(
  variant: string,
  runs: readonly ReadingRun[],
): SwitchEffect {
  const pairs = runs.filter((run) => run.variant === variant && run.result)
    .flatMap((run) => {
      const base = runs.find((other) =>
        other.variant === "default" && other.seed === run.seed && other.result
      );
      return base ? [{ run, base }] : [];
    });
  const maps: Record<string, Spread> = {};
  for (const map of READING_MAPS) {
    const spread = spreadOf(pairs.map(({ run, base }) => {
      const [a, b] = [run.maps?.[map], base.maps?.[map]];
      return a && b ? agreement(a, b) : NaN;
    }));
    if (spread) maps[map] = spread;
  }
  const scores: Record<string, Spread> = {};
  const names = new Set(
    pairs.flatMap(({ base }) => base.result!.scores.map(scoreName)),
  );
  for (const name of names) {
    const value = ({ result }: ReadingRun) =>
      result!.scores.find((score) => scoreName(score) === name)?.value ?? NaN;
    const spread = spreadOf(
      pairs.map(({ run, base }) => value(run) - value(base)),
    );
    if (spread) scores[name] = spread;
  }
  const features = spreadOf(
    pairs.map(({ run, base }) =>
      run.result!.features.count / base.result!.features.count
    ),
  );
  return { variant, maps, scores, ...features && { features } };
}

/** "WSe2 level 3, ARI". */
export function scoreName(
  { subject, measure }: { subject: string; measure: string },
): string {
  return `${subject}, ${measure}`;
}

function agreement(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const [left, right]: number[][] = [[], []];
  for (let i = 0; i < a.length; i++) {
    if (a[i] === 0 && b[i] === 0) continue;
    left.push(a[i]);
    right.push(b[i]);
  }
  return left.length === 0 ? NaN : adjustedRandIndex(left, right);
}
