import { ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { coherentComponents } from "./coherent_components.ts";
import { neighbourhood } from "./neighbourhood.ts";

Deno.test("what neighbours share is kept, noise is not, however strong", () => {
  const size = 40;
  const random = new RandomStream(9, "coherent");
  const near = neighbourhood(
    Uint32Array.from({ length: size * size }, (_, i) => i),
    { scan: [size, size] },
  );
  const signal = (i: number) => i % size < 20 ? -2 : 2;
  const values = new Float64Array(3 * size * size);
  for (let i = 0; i < size * size; i++) {
    // Half of the signal in each of two numbers; the third is noise, and loud.
    values[3 * i] = Math.SQRT1_2 * signal(i) + random.normal();
    values[3 * i + 1] = -Math.SQRT1_2 * signal(i) + random.normal();
    values[3 * i + 2] = 5 * random.normal();
  }
  const { scores, components, strengths } = coherentComponents(values, {
    dimensions: 3,
    neighbourhood: near,
    share: 0.25,
  });
  strictEqual(components, 1);
  strictEqual(scores.length, size * size);
  // Covariance of neighbours: 4, less one pair of columns in forty of opposite sign.
  ok(Math.abs(strengths[0] - 3.8) < 0.3, `${strengths}`);
  const right = scores.filter((score, i) => score * signal(i) > 0).length;
  const agreed = Math.max(right, scores.length - right) / scores.length;
  // Two deviations of the noise: 97.7 % fall on their side.
  ok(agreed > 0.96, `${agreed}`);
});
