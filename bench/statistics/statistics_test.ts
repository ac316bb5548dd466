import { deepStrictEqual, ok, strictEqual, throws } from "node:assert/strict";
import reference from "../../fixtures/scipy/reference.json" with {
  type: "json",
};
import { fitPowerLaw } from "./fit_power_law.ts";
import { hodgesLehmann } from "./hodges_lehmann.ts";
import { holmCorrection } from "./holm_correction.ts";
import { median } from "./median.ts";
import { quantile } from "./quantile.ts";
import { signedRankPValue } from "./signed_rank_p_value.ts";
import { spread } from "./spread.ts";
import { studentQuantile } from "./student_quantile.ts";

/** Default tolerance: sums of at most some hundred float64 terms, rounding alone. */
function close(
  ours: number,
  theirs: number,
  { what, tolerance = 1e-10 }: { what: string; tolerance?: number },
): void {
  const wrong = Math.abs(ours - theirs) / Math.max(1e-300, Math.abs(theirs));
  ok(wrong < tolerance, `${what}: ${ours}, SciPy ${theirs}`);
}

/** SciPy 1.10 searches Student's quantiles to some 1e-9 only; a table's 0.76489232840434507 (0.5, 3) is ours. */
const STUDENT = 1e-8;

Deno.test("quantiles and medians are NumPy's", () => {
  for (const { values, quantiles } of reference.quantiles) {
    const kept = [...values];
    [0, 0.25, 0.5, 0.75, 0.99, 1].forEach((share, i) =>
      close(quantile(values, share), quantiles[i], {
        what: `quantile ${share}`,
      })
    );
    strictEqual(median(values), quantile(values, 0.5));
    deepStrictEqual(values, kept, "the values are left as they were");
  }
  strictEqual(quantile([Infinity, Infinity], 0), Infinity);
  deepStrictEqual(spread([3, 9, 1, 2]), { median: 2.5, min: 1, max: 9 });
  throws(() => median([]), RangeError);
  throws(() => median([1, NaN]), RangeError);
  throws(() => quantile([1], 1.1), RangeError);
});

Deno.test("signed ranks: exact p is SciPy's, ties and zeros included", () => {
  for (const { values, p } of [...reference.signedRank, ...reference.ties]) {
    close(signedRankPValue(values), p, { what: `p of ${values.length}` });
    close(signedRankPValue(values.map((value) => -value)), p, {
      what: "mirrored",
    });
  }
  strictEqual(signedRankPValue([0, 0]), 1);
  strictEqual(signedRankPValue([]), 1);
  throws(() => signedRankPValue([1, Infinity]), RangeError);
});

Deno.test("Hodges and Lehmann: the interval is what SciPy's test does not reject", () => {
  for (const { values, estimate, interval } of reference.signedRank) {
    const ours = hodgesLehmann(values);
    close(ours.estimate, estimate, { what: "estimate" });
    close(ours.interval[0], interval[0], { what: "lower end" });
    close(ours.interval[1], interval[1], { what: "upper end" });
  }
  throws(() => hodgesLehmann([1, 2, 3, 4, 5]), RangeError);
  throws(() => hodgesLehmann([1, 2, 3, 4, 5, NaN]), RangeError);
});

Deno.test("Holm's correction is the paper's", () => {
  for (const { values, corrected } of reference.holm) {
    holmCorrection(values).forEach((p, i) =>
      close(p, corrected[i], { what: "p" })
    );
  }
  // By hand: 3 x 0.01; 2 x 0.02; 0.03 would be 1 x 0.03 but may not fall below 0.04.
  const byHand = holmCorrection([0.03, 0.01, 0.02]);
  [0.04, 0.03, 0.04].forEach((p, i) =>
    close(byHand[i], p, { what: "by hand" })
  );
  deepStrictEqual(holmCorrection([]), []);
  throws(() => holmCorrection([0.5, NaN]), RangeError);
});

Deno.test("Student's quantiles are SciPy's", () => {
  for (const { share, freedom, quantile } of reference.student) {
    close(studentQuantile(share, freedom), quantile, {
      what: `${share}, ${freedom}`,
      tolerance: STUDENT,
    });
  }
  throws(() => studentQuantile(0.95, 0), RangeError);
  throws(() => studentQuantile(1, 3), RangeError);
});

Deno.test("power laws and their half widths are SciPy's", () => {
  for (const { x, y, ...fit } of reference.powerLaw) {
    const ours = fitPowerLaw(x, y)!;
    close(ours.exponent, fit.exponent, { what: "exponent" });
    close(ours.factor, fit.factor, { what: "factor" });
    close(ours.halfWidth, fit.halfWidth, {
      what: "half width",
      tolerance: STUDENT,
    });
  }
});

Deno.test("a power law without error is found again; two points have none", () => {
  const x = [1, 4, 9, 100];
  const fit = fitPowerLaw(x, x.map((x) => 5 * x ** 1.5))!;
  ok(Math.abs(fit.exponent - 1.5) < 1e-12 && Math.abs(fit.factor - 5) < 1e-12);
  ok(fit.halfWidth < 1e-12);
  strictEqual(fitPowerLaw([1, 2], [1, 2]), null);
  throws(() => fitPowerLaw([1, 2, 3], [1, 2]), RangeError);
  throws(() => fitPowerLaw([1, 2, 3], [1, 2, 0]), RangeError);
  throws(() => fitPowerLaw([2, 2, 2], [1, 2, 3]), RangeError);
});
