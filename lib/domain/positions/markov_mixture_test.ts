import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { markovMixture } from "./markov_mixture.ts";
import { neighbourhood } from "./neighbourhood.ts";

const SIZE = 31;
const near = neighbourhood(
  Uint32Array.from({ length: SIZE * SIZE }, (_, i) => i),
  { scan: [SIZE, SIZE] },
);
const truth = Uint8Array.from(
  { length: SIZE * SIZE },
  (_, i) => i % SIZE + Math.floor(i / SIZE) / 3 < 20 ? 0 : 1,
);
const random = new RandomStream(1, "mixture");
/** Two classes 2.4 deviations apart: every ninth position is nearer to the wrong one. */
const values = Float64Array.from(
  truth,
  (label) => (label ? 1.2 : -1.2) + random.normal(),
);
const startOf = (given: Float64Array) =>
  given.map((value) => value > 0.5 ? 1 : 0);
const start = startOf(values);
const wrong = (labels: Uint8Array) =>
  labels.filter((label, i) => label !== truth[i]).length / labels.length;
const divide = (coupling: number, given = values) =>
  markovMixture(given, {
    dimensions: 1,
    start: startOf(given),
    classes: 2,
    neighbourhood: near,
    coupling,
  });

Deno.test("neighbours mend what a position alone can't know", () => {
  const alone = wrong(divide(0));
  const together = wrong(divide(1.5));
  // Without neighbours the best is the normal tail beyond 1.2: 11.5 %.
  ok(alone > 0.09 && alone < 0.15, `${alone}`);
  ok(together < 0.03, `${together}`);
});

Deno.test("a position that speaks clearly keeps its class", () => {
  const marked = values.slice();
  const holes = [5 * SIZE + 4, 20 * SIZE + 6, 12 * SIZE + 9];
  // As far beyond the other class as nothing in its own: odds of e^30.
  for (const hole of holes) marked[hole] = 14;
  const labels = divide(1.5, marked);
  for (const hole of holes) {
    strictEqual(truth[hole], 0);
    strictEqual(labels[hole], 1);
    strictEqual(labels[hole + 1], 0, "not its neighbour");
  }
});

Deno.test("classes keep the covariance of their own", () => {
  // One class within the other: only the scatter tells them apart.
  const nested = Float64Array.from(
    truth,
    (label) => (label ? 6 : 1) * random.normal(),
  );
  const labels = markovMixture(nested, {
    dimensions: 1,
    start: nested.map((value) => Math.abs(value) > 3 ? 1 : 0),
    classes: 2,
    neighbourhood: near,
    coupling: 1.5,
  });
  ok(wrong(labels) < 0.06, `${wrong(labels)}`);
});

Deno.test("an empty class stays empty, one class takes all", () => {
  const three = markovMixture(values, {
    dimensions: 1,
    start,
    classes: 3,
    neighbourhood: near,
    coupling: 1.5,
  });
  ok(three.every((label) => label < 2));
  const one = markovMixture(values, {
    dimensions: 1,
    start: new Uint8Array(values.length),
    classes: 1,
    neighbourhood: near,
    coupling: 1.5,
  });
  deepStrictEqual(one, new Uint8Array(values.length));
});
