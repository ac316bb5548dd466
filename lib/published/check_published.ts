import type { CheckRecord } from "../score/records.ts";
import type { NetworkRecord } from "../recipe/records.ts";
import type { ComparisonRecord } from "./comparison_record.ts";
import { publishedTolerance } from "./published_tolerance.ts";

/**
 * Holds a run against the published figures of the course, whose recipe it is;
 * what cannot be compared is said to be not applicable.
 */
export function checkPublished(
  comparisons: readonly ComparisonRecord[],
): CheckRecord[] {
  return comparisons.filter(({ source }) => source === "course").flatMap(
    ({ figure, ours, theirs, comparable }) => {
      const tolerance = publishedTolerance(figure, theirs);
      if (tolerance === undefined) return [];
      const { within } = tolerance;
      return [{
        claim: `published: ${figure}`,
        measured: format(ours),
        wanted: `${format(theirs)} \u00b1 ${format(within)}`,
        basis: tolerance.basis,
        verdict: !comparable
          ? "not applicable"
          : Math.abs(ours - theirs) <= within
          ? "holds"
          : "falls short",
      }];
    },
  );
}

/** The published order: in both materials the AE's last loss is below the VAE's. */
export function checkOrder(networks: readonly NetworkRecord[]): CheckRecord[] {
  const of = (kind: string) =>
    networks.filter((network) => network.kind === kind);
  return of("ae").flatMap((ae) => {
    const vae = of("vae").find(({ material }) => material === ae.material);
    const [a, v] = [ae.loss.at(-1), vae?.loss.at(-1)];
    if (a === undefined || v === undefined) return [];
    return [{
      claim: `the AE reconstructs ${ae.material} better than the VAE`,
      measured: `losses ${a.toFixed(4)} and ${v.toFixed(4)}`,
      wanted: "AE below VAE",
      basis:
        "published for both materials; the AE is deeper and has no noise in its codes",
      verdict: a < v ? "holds" as const : "falls short" as const,
    }];
  });
}

function format(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(4);
}
