import type { ReadingRun } from "./reading_run.ts";

/** Verdicts of one reading over its seeds. */
export interface VerdictCount {
  readonly reproduced: number;
  readonly notReproduced: number;
  readonly untestable: number;
}

/** A published claim with what every reading makes of it. */
export interface ClaimCount {
  /** Identifier, as in a run's table of claims. */
  readonly id: string;
  readonly kind: "claim" | "figure";
  /** What was published, in words. */
  readonly claim: string;
  readonly source: string;
  /** Whether the synthetic junction was tuned to it: then it is no prediction. */
  readonly tuned: boolean;
  /** By reading; a run that ended with a message reproduced nothing. */
  readonly readings: Readonly<Record<string, VerdictCount>>;
}

/**
 * In how many seeds each claim was reproduced under each reading. A run that
 * ended with a message counts against every claim that another run could test.
 */
export function countClaims(runs: readonly ReadingRun[]): ClaimCount[] {
  const claims = new Map<string, Omit<ClaimCount, "readings">>();
  const testable = new Set<string>();
  for (const { result } of runs) {
    for (const record of result?.claims ?? []) {
      const { id, kind, claim, source, tuned, verdict } = record;
      if (!claims.has(id)) claims.set(id, { id, kind, claim, source, tuned });
      if (verdict !== "cannot be tested here") testable.add(id);
    }
  }
  const variants = [...new Set(runs.map(({ variant }) => variant))];
  return [...claims.values()].map((about) => ({
    ...about,
    readings: Object.fromEntries(variants.map((variant) => {
      const count = { reproduced: 0, notReproduced: 0, untestable: 0 };
      for (const run of runs) {
        if (run.variant !== variant) continue;
        const verdict = run.result
          ? run.result.claims?.find(({ id }) => id === about.id)?.verdict
          : testable.has(about.id)
          ? "not reproduced"
          : undefined;
        if (verdict === "reproduced") count.reproduced++;
        else if (verdict === "not reproduced") count.notReproduced++;
        else count.untestable++;
      }
      return [variant, count];
    })),
  }));
}
