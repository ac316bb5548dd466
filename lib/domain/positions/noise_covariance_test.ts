import { ok, throws } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { neighbourhood } from "./neighbourhood.ts";
import { noiseCovariance } from "./noise_covariance.ts";

const SIZE = 60;
const everywhere = Uint32Array.from({ length: SIZE * SIZE }, (_, i) => i);
const near = neighbourhood(everywhere, { scan: [SIZE, SIZE] });

Deno.test("noise is told from slopes, edges and ripples", () => {
  const random = new RandomStream(2, "noise");
  const values = new Float64Array(2 * SIZE * SIZE);
  for (let i = 0; i < SIZE * SIZE; i++) {
    const [y, x] = [Math.floor(i / SIZE), i % SIZE];
    const [a, b] = [random.normal(), random.normal()];
    // Covariance [[4, 2], [2, 1.25]] about a slope, an edge and, in a sixth of
    // the scan, ripples far above the noise.
    const ripple = y < 10 ? 40 * Math.sin(2.1 * x) : 0;
    values[2 * i] = 2 * a + 0.05 * x + (x > 30 ? 100 : 0) + ripple;
    values[2 * i + 1] = a + 0.5 * b - (x > 30 ? 50 : 0) - ripple;
  }
  const found = noiseCovariance(values, { dimensions: 2, neighbourhood: near });
  // Half of 7,080 pairs tell a variance to 2 or 3 %; the pairs on ripples
  // displace the median by a fifth at most.
  [[4, 2], [2, 1.25]].forEach((row, i) =>
    row.forEach((wanted, j) =>
      ok(
        Math.abs(found[i][j] / wanted - 1) < 0.35,
        `${i}, ${j}: ${found[i][j]}, not ${wanted}`,
      )
    )
  );
});

Deno.test("noise alone is told without bias", () => {
  const random = new RandomStream(4, "noise");
  for (const dimensions of [1, 3, 5]) {
    const values = Float64Array.from(
      { length: dimensions * SIZE * SIZE },
      (_, i) => (1 + i % dimensions) * random.normal(),
    );
    const found = noiseCovariance(values, { dimensions, neighbourhood: near });
    for (let d = 0; d < dimensions; d++) {
      // Four deviations of a variance from half of 7,080 dependent pairs, and
      // 3 % of Wilson and Hilferty's in one dimension.
      const wanted = (1 + d) ** 2;
      ok(Math.abs(found[d][d] / wanted - 1) < 0.13, `${d}: ${found[d][d]}`);
    }
  }
});

Deno.test("too few pairs say nothing", () => {
  const few = neighbourhood(Uint32Array.of(0, 1, 2), { scan: [1, 3] });
  throws(
    () =>
      noiseCovariance(new Float64Array(6), {
        dimensions: 2,
        neighbourhood: few,
      }),
    RangeError,
  );
});
