import { createHash } from "node:crypto";
import { countClaims } from "./count_claims.ts";
import { explainFigures } from "./explain_figures.ts";
import { figureSpreads } from "./figure_spread.ts";
import { READING_MAPS, type ReadingRun } from "./reading_run.ts";
import type { ReadingVariant } from "./reading_variant.ts";
import type { ReadingsRecord } from "./readings_record.ts";
import { type Spread, spreadOf } from "./spread.ts";
import { scoreName, switchEffect } from "./switch_effect.ts";

/** What the record says besides what follows from the runs. */
export interface ComposeReadingsOptions
  extends Pick<ReadingsRecord, "command" | "made" | "input" | "seeds"> {
  /** The readings that were run, the default among them. */
  readonly variants: readonly ReadingVariant[];
}

/** Everything that the runs of the readings say, as one record. */
export function composeReadings(
  runs: readonly ReadingRun[],
  { variants, ...about }: ComposeReadingsOptions,
): ReadingsRecord {
  const ids = variants.map(({ id }) => id);
  const figures = figureSpreads(runs);
  return {
    schema: "stem4d-readings/1",
    ...about,
    variants: variants.map((
      { id, title, step, source, about: why, change },
    ) => ({
      id,
      title,
      step,
      source,
      about: why,
      changes: { ...change(about.input.shape.detector) },
    })),
    runs: runs.map(({ variant, seed, fault, result }) => ({
      variant,
      seed,
      ...fault === undefined ? {} : { fault },
      ...result && {
        mapsSha256: digest(
          READING_MAPS.map((map) =>
            result.arrays.find(({ name }) => name === map)?.sha256 ?? ""
          ),
        ),
        seconds: result.stages.reduce((sum, { seconds }) => sum + seconds, 0),
      },
    })),
    claims: countClaims(runs),
    figures,
    explanations: explainFigures(figures, ids),
    scores: scoreSpreads(runs, ids),
    effects: ids.filter((id) => id !== "default").map((id) =>
      switchEffect(id, runs)
    ),
  };
}

function scoreSpreads(
  runs: readonly ReadingRun[],
  variants: readonly string[],
): Record<string, Record<string, Spread>> {
  const scores: Record<string, Record<string, Spread>> = {};
  const names = new Set(
    runs.flatMap(({ result }) => result?.scores.map(scoreName) ?? []),
  );
  for (const name of names) {
    scores[name] = {};
    for (const variant of variants) {
      const spread = spreadOf(
        runs.filter((run) => run.variant === variant).map(({ result }) =>
          result?.scores.find((score) => scoreName(score) === name)?.value ??
            NaN
        ),
      );
      if (spread) scores[name][variant] = spread;
    }
  }
  return scores;
}

function digest(parts: readonly string[]): string {
  return createHash("sha256").update(parts.join("\n")).digest("hex");
}
