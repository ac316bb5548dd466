import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { ClaimRecord } from "../../../lib/claim/claim_record.ts";
import type { Spread } from "../../../lib/reading/spread.ts";
import type { ReadingsRecord } from "../../../lib/reading/readings_record.ts";
import type { RunResult } from "../../../lib/run/run_result.ts";

/** "0.31 (0.26 to 0.36)": median, smallest and largest; one number where they are the same. */
export function spreadText(
  spread: Spread | undefined,
  { digits = 3, sign = false }: {
    readonly digits?: number;
    readonly sign?: boolean;
  } = {},
): string {
  if (spread === undefined) return "not measured";
  const [median, least, most] = [spread.median, spread.least, spread.most]
    .map((value) => formatNumber(value, { digits, sign }));
  return least === most ? median : `${median} (${least} to ${most})`;
}

/** What switching one reading alone changes, in sentences' parts, by the record. */
export function switched(record: ReadingsRecord, variant: string) {
  const effect = record.effects.find((effect) => effect.variant === variant);
  return {
    /** Its features over the default's. */
    features: effect?.features,
    /** Agreement of a label map with the default's. */
    map: (name: string) => effect?.maps[name],
    /** Change of a score, for example "WS2 level 3, ARI". */
    score: (name: string) => effect?.scores[name],
  };
}

/** What one reading gives for a published figure. */
export function figureOf(
  record: ReadingsRecord,
  figure: string,
  variant: string,
): Spread | undefined {
  return record.figures.find((one) =>
    one.figure === figure && one.source === "course"
  )?.readings[variant];
}

/** A claim's row; undefined where the run has none of the name. */
export function claimOf(
  { claims = [] }: RunResult,
  id: string,
): ClaimRecord | undefined {
  return claims.find((claim) => claim.id === id);
}

/** What a claim's row measured, or that it did not. */
export function measuredOf(run: RunResult, id: string): string {
  return claimOf(run, id)?.measured ?? "not measured";
}
