import { ok, strictEqual } from "node:assert/strict";
import { boundaryEntropy } from "./boundary_entropy.ts";
import { boundaryFScore } from "./boundary_f_score.ts";
import { localDisagreement } from "./local_disagreement.ts";

const columns = 7;
const inside = () => true;
/** Two halves, the second from a column on. */
const halves = (from: number) =>
  Array.from({ length: 6 * columns }, (_, i) => i % columns < from ? 1 : 2);

Deno.test("local disagreement counts neighbours inside alone", () => {
  // 6 of the 6 * 6 + 5 * 7 pairs cross from one half to the other.
  const value = localDisagreement(halves(3), { columns, inside });
  ok(Math.abs(value - 6 / 71) < 1e-12);
  const upper = localDisagreement(halves(3), {
    columns,
    inside: (position) => position < columns,
  });
  ok(Math.abs(upper - 1 / 6) < 1e-12);
  ok(
    Number.isNaN(
      localDisagreement(halves(3), { columns, inside: (at) => at === 0 }),
    ),
  );
});

Deno.test("boundaries agree within the tolerance, whatever the labels' names", () => {
  const f = (labels: number[], tolerance = 1) =>
    boundaryFScore(halves(3), labels, { columns, inside, tolerance });
  strictEqual(f(halves(3).map((label) => 9 - label)), 1);
  strictEqual(f(halves(4)), 1);
  strictEqual(f(halves(5)), 0);
  strictEqual(f(halves(5), 2), 1);
  strictEqual(f(Array(6 * columns).fill(1)), 0);
  const none = Array<number>(6 * columns).fill(1);
  strictEqual(boundaryFScore(none, none, { columns, inside }), 1);
});

Deno.test("the F-score is the harmonic mean of precision and recall", () => {
  // The true boundary is found, and a false one far from it, of equal length.
  const found = Array.from(
    { length: 6 * columns },
    (_, i) => i % columns < 3 ? 1 : i % columns < 6 ? 2 : 3,
  );
  const f = boundaryFScore(halves(3), found, { columns, inside, tolerance: 1 });
  ok(Math.abs(f - 2 * 0.5 / 1.5) < 1e-12, `${f}`);
});

Deno.test("entropy beside a boundary is nothing where sides are pure", () => {
  strictEqual(boundaryEntropy(halves(3), halves(3), { columns, inside }), 0);
  // A boundary one column off mixes one side's labels.
  const off = boundaryEntropy(halves(3), halves(4), { columns, inside });
  ok(off > 0.3 && off < 1, `${off}`);
  // Labels by turns on either side: one bit, less in windows of few positions.
  const mixed = halves(3).map((_, i) => (i + Math.floor(i / columns)) % 2);
  const most = boundaryEntropy(halves(3), mixed, { columns, inside });
  ok(most > 0.9 && most <= 1, `${most}`);
  const none = Array<number>(6 * columns).fill(1);
  ok(Number.isNaN(boundaryEntropy(none, mixed, { columns, inside })));
});
