import { CLAIM_BOUNDS } from "../../published/claim_bounds.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import { elbow } from "../../score/choice/elbow.ts";
import { gapChoice } from "../../score/choice/gap_choice.ts";
import type { Claim } from "../claim.ts";
import type { ChoiceOfK } from "../evidence/evidence_record.ts";
import { claimRow } from "../row/claim_row.ts";
import { NOT_MEASURED } from "../row/not_measured.ts";
import { plainNumber } from "../row/plain_number.ts";

/** Levels with the numbers of clusters that were published. */
const LEVELS: readonly {
  readonly id: string;
  readonly subject: string;
  readonly k: readonly number[];
}[] = [
  { id: "level1", subject: "level 1", k: [PUBLISHED.k[0]] },
  { id: "level2", subject: "level 2", k: [PUBLISHED.k[1]] },
  { id: "WS2", subject: "level 3 of WS2", k: PUBLISHED.ws2Clusters },
  { id: "WSe2", subject: "level 3 of WSe2", k: [PUBLISHED.k[3]] },
];

/**
 * The elbow method selects k at each level (stated in the course's README;
 * neither notebook computes it). Silhouette and gap statistic stand beside it.
 */
export const elbowClaim: Claim = {
  id: "elbow",
  judge(evidence) {
    return LEVELS.map(({ id, subject, k }) => {
      const choices = evidence.result.evidence?.choices;
      const choice = choices?.find((choice) => choice.subject === subject);
      const elbows = choice?.sums.map(elbow) ?? [];
      const right = elbows.filter((of) => k.includes(of)).length;
      const { least, basis } = CLAIM_BOUNDS.elbow;
      return claimRow(evidence, {
        id: `elbow.${id}`,
        claim: `the elbow method selects k at ${subject}`,
        source: "course",
        values: [mostFrequent(elbows), ...elbows],
        published: k.at(-1),
        measured: choice
          ? `elbow ${elbows.join(", ")} by sample; silhouette ${
            plainNumber(bySilhouette(choice))
          }, gap ${
            plainNumber(gapChoice(choice.gap, choice.gapDeviation))
          } (${choice.positions} positions each)`
          : "",
        wanted: `elbow at ${k.join(" or ")} in ${100 * least} % of the samples`,
        basis,
        holds: right >= least * elbows.length,
        untestable: choices === undefined
          ? NOT_MEASURED
          : choice === undefined
          ? "the run named no such material"
          : undefined,
        evidence: ["evidence.choices"],
      });
    });
  },
};

/** The number that stands most often, the smallest of several; NaN where there is none. */
function mostFrequent(numbers: readonly number[]): number {
  const times = (value: number) =>
    numbers.filter((other) => other === value).length;
  return numbers.toSorted((a, b) => times(b) - times(a) || a - b)[0] ?? NaN;
}

/** Number of clusters with the largest silhouette; NaN where one is missing. */
function bySilhouette({ silhouettes }: ChoiceOfK): number {
  const known = silhouettes.slice(1);
  if (known.length === 0 || known.some((of) => !Number.isFinite(of))) {
    return NaN;
  }
  return 2 + known.indexOf(Math.max(...known.map(Number)));
}
