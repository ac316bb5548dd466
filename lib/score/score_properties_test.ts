import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import fc from "fast-check";
import { adjustedRandIndex } from "./adjusted_rand_index.ts";
import { areaUnderRoc } from "./area_under_roc.ts";
import { boundaryEntropy } from "./boundary/boundary_entropy.ts";
import { boundaryFScore } from "./boundary/boundary_f_score.ts";
import { localDisagreement } from "./boundary/local_disagreement.ts";
import { elbow } from "./choice/elbow.ts";
import { gapChoice } from "./choice/gap_choice.ts";
import { neighbourPurity } from "./cloud/neighbour_purity.ts";
import { silhouette } from "./cloud/silhouette.ts";
import { compareLabelMaps } from "./compare_label_maps.ts";
import { matchedAccuracy } from "./matched_accuracy.ts";
import { normalizedMutualInformation } from "./normalized_mutual_information.ts";
import { residualShifts } from "./residual_shifts.ts";
import { trustworthiness } from "./trustworthiness.ts";

const OPTIONS = { seed: 2022, numRuns: 200 } as const;
/** Sums of at most some hundred terms in float64, in another order. */
const ROUNDING = 1e-12;

const LABELS = 5;
const labels = (length: number) =>
  fc.array(fc.integer({ min: 0, max: LABELS - 1 }), {
    minLength: length,
    maxLength: length,
  });
/** Other names for the labels, each once. */
const names = fc.shuffledSubarray([-7, 0, 3, 40, 90], { minLength: LABELS });

/** Two label maps of one scan. */
const maps = fc.record({
  rows: fc.integer({ min: 1, max: 8 }),
  columns: fc.integer({ min: 1, max: 8 }),
}).chain(({ rows, columns }) =>
  fc.record({
    columns: fc.constant(columns),
    truth: labels(rows * columns),
    found: labels(rows * columns),
    order: fc.shuffledSubarray(
      Array.from({ length: rows * columns }, (_, i) => i),
      { minLength: rows * columns },
    ),
  })
);

const SCORES = [
  adjustedRandIndex,
  normalizedMutualInformation,
  matchedAccuracy,
] as const;

Deno.test("labels permuted, on either side, leave every score alone", () => {
  fc.assert(
    fc.property(
      maps,
      names,
      names,
      ({ columns, truth, found }, mine, theirs) => {
        const renamed = found.map((label) => mine[label]);
        const retold = truth.map((label) => theirs[label]);
        const score = (truth: number[], found: number[]) =>
          compareLabelMaps(truth, found, { subject: "it", columns });
        const [plain, other] = [score(truth, found), score(retold, renamed)];
        strictEqual(plain.length, 4);
        plain.forEach(({ measure, value }, i) => {
          ok(Math.abs(other[i].value - value) < ROUNDING, measure);
        });
        const inside = () => true;
        for (const judge of [boundaryEntropy, boundaryFScore] as const) {
          const [a, b] = [
            judge(truth, found, { columns, inside }),
            judge(retold, renamed, { columns, inside }),
          ];
          ok(Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) < ROUNDING);
        }
        deepStrictEqual(
          localDisagreement(renamed, { columns, inside }),
          localDisagreement(found, { columns, inside }),
        );
      },
    ),
    OPTIONS,
  );
});

Deno.test("scores lie in their ranges, are 1 for a map and itself, and know no order of the positions", () => {
  fc.assert(
    fc.property(maps, ({ truth, found, order }) => {
      for (const score of SCORES) {
        const value = score(truth, found);
        const least = score === adjustedRandIndex ? -1 : 0;
        ok(value >= least && value <= 1 + ROUNDING, `${score.name} ${value}`);
        ok(Math.abs(score(truth, truth) - 1) < ROUNDING, score.name);
        const shuffled = score(
          order.map((i) => truth[i]),
          order.map((i) => found[i]),
        );
        ok(Math.abs(shuffled - value) < ROUNDING, score.name);
        // None of these prefers one side.
        ok(Math.abs(score(found, truth) - value) < ROUNDING, score.name);
      }
    }),
    OPTIONS,
  );
});

/** Pairs of positions in one cluster, counted one by one. */
function pairCounts(truth: readonly number[], found: readonly number[]) {
  let [both, inTruth, inFound, all] = [0, 0, 0, 0];
  for (let a = 0; a < truth.length; a++) {
    for (let b = 0; b < a; b++) {
      const [one, other] = [truth[a] === truth[b], found[a] === found[b]];
      all++;
      if (one) inTruth++;
      if (other) inFound++;
      if (one && other) both++;
    }
  }
  return { both, inTruth, inFound, all };
}

Deno.test("the adjusted Rand index is that of all pairs, counted one by one", () => {
  fc.assert(
    fc.property(maps, ({ truth, found }) => {
      const { both, inTruth, inFound, all } = pairCounts(truth, found);
      const expected = all === 0 ? 0 : inTruth * inFound / all;
      const most = (inTruth + inFound) / 2;
      const wanted = most === expected
        ? 1
        : (both - expected) / (most - expected);
      ok(Math.abs(adjustedRandIndex(truth, found) - wanted) < ROUNDING);
    }),
    OPTIONS,
  );
});

Deno.test("the area under the ROC rises by nothing that keeps the order, and turns over with the sign", () => {
  const numbers = fc.array(fc.integer({ min: -9, max: 9 }), {
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(numbers, numbers, (positives, negatives) => {
      const area = areaUnderRoc(positives, negatives);
      const kept = [positives, negatives].map((some) =>
        some.map((v) => Math.exp(v))
      );
      strictEqual(areaUnderRoc(kept[0], kept[1]), area);
      const turned = areaUnderRoc(
        positives.map((v) => -v),
        negatives.map((v) => -v),
      );
      ok(Math.abs(turned + area - 1) < ROUNDING);
      ok(Math.abs(areaUnderRoc(negatives, positives) + area - 1) < ROUNDING);
    }),
    OPTIONS,
  );
});

Deno.test("clouds are judged alike wherever they lie and however large, at 1e-30 and 1e30 too", () => {
  const clouds = fc.integer({ min: 9, max: 20 }).chain((count) =>
    fc.record({
      points: fc.array(fc.integer({ min: -50, max: 50 }), {
        minLength: 2 * count,
        maxLength: 2 * count,
      }),
      labels: labels(count),
    })
  );
  fc.assert(
    fc.property(
      clouds,
      fc.integer({ min: -100, max: 100 }),
      fc.integer({ min: -100, max: 100 }),
      names,
      ({ points, labels }, power, step, renamed) => {
        const moved = points.map((v) => (v + step) * 2 ** power);
        const named = labels.map((label) => renamed[label]);
        const both = [[points, labels], [moved, named]] as const;
        const [a, b] = both.map(([of, labels]) =>
          silhouette(of, { dimensions: 2, labels })
        );
        ok(Number.isNaN(a) ? Number.isNaN(b) : Math.abs(a - b) < 1e-9);
        const [p, q] = both.map(([of, labels]) =>
          neighbourPurity(of, { dimensions: 2, labels, neighbours: 4 })
        );
        // Whole numbers times a power of two: distances are exact.
        strictEqual(p, q);
        const trust = (of: readonly number[]) =>
          trustworthiness(points, {
            dimensions: 2,
            embedding: of,
            components: 2,
            neighbours: 4,
          });
        strictEqual(trust(moved), trust(points));
        strictEqual(trust(points), 1);
      },
    ),
    OPTIONS,
  );
});

Deno.test("chosen numbers of clusters do not depend on the unit of the sums", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 1000 }), {
        minLength: 3,
        maxLength: 10,
      }),
      fc.integer({ min: -300, max: 300 }),
      (falls, power) => {
        const sums = falls.map((_, i) =>
          falls.slice(i).reduce((sum, fall) => sum + fall, 0)
        );
        const scaled = sums.map((v) => v * 2 ** power);
        deepStrictEqual(elbow(scaled), elbow(sums));
        const chosen = elbow(sums);
        ok(Number.isNaN(chosen) || chosen >= 1 && chosen <= sums.length);
        const deviation = falls.map((v) => v / 7);
        const gap = gapChoice(sums, deviation);
        ok(gap >= 1 && gap <= sums.length);
        strictEqual(
          gapChoice(scaled, deviation.map((v) => v * 2 ** power)),
          gap,
        );
      },
    ),
    OPTIONS,
  );
});

Deno.test("the residual shift is a length: turned with its axes, doubled with its size", () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.tuple(
          fc.integer({ min: -100, max: 100 }),
          fc.integer({ min: -100, max: 100 }),
        ),
        { minLength: 1, maxLength: 20 },
      ),
      fc.integer({ min: -60, max: 60 }),
      (shifts, power) => {
        const none = new Float32Array(2 * shifts.length);
        const of = (values: number[]) =>
          residualShifts(Float32Array.from(values), none).residual;
        const residual = of(shifts.flat());
        const mean = shifts.reduce((sum, [y, x]) => sum + y * y + x * x, 0) /
          shifts.length;
        ok(Math.abs(residual - Math.sqrt(mean)) < ROUNDING * 200);
        strictEqual(of(shifts.flatMap(([y, x]) => [-x, y])), residual);
        strictEqual(
          of(shifts.flat().map((v) => v * 2 ** power)),
          residual * 2 ** power,
        );
      },
    ),
    OPTIONS,
  );
});
