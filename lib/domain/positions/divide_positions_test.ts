import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { openEngine } from "../../compute/open_engine.ts";
import { RandomStream } from "../../random/random_stream.ts";
import { adjustedRandIndex } from "../../score/adjusted_rand_index.ts";
import { dividePositions } from "./divide_positions.ts";
import { neighbourhood } from "./neighbourhood.ts";

Deno.test("as many classes as stand apart, the same for any number of threads", async () => {
  const size = 36;
  const near = neighbourhood(
    Uint32Array.from({ length: size * size }, (_, i) => i),
    { scan: [size, size] },
  );
  for (const wanted of [2, 3, 4]) {
    const random = new RandomStream(wanted, "divide");
    const truth = Array.from(
      { length: size * size },
      (_, i) => Math.floor(i % size * wanted / size),
    );
    // On a circle, 4 deviations of the noise from its centre.
    const values = Float64Array.from(truth.flatMap((label) => {
      const angle = 2 * Math.PI * label / wanted;
      return [
        4 * Math.cos(angle) + random.normal(),
        4 * Math.sin(angle) + random.normal(),
      ];
    }));
    const found = [];
    for (const workers of [1, 2]) {
      const engine = await openEngine("cpu", { workers });
      try {
        found.push(
          await dividePositions(values, engine, {
            dimensions: 2,
            neighbourhood: near,
            classes: [2, 3, 4, 5],
            seed: 1,
          }),
        );
      } finally {
        engine.close();
      }
    }
    const [one, two] = found;
    strictEqual(one.classes, wanted);
    strictEqual(one.silhouettes.length, 4);
    ok(adjustedRandIndex(truth, [...one.labels]) > 0.99);
    deepStrictEqual(one, two);
  }
});

Deno.test("what varies without bounds within a class may be left out of the start", async () => {
  const size = 30;
  const random = new RandomStream(6, "start");
  const near = neighbourhood(
    Uint32Array.from({ length: size * size }, (_, i) => i),
    { scan: [size, size] },
  );
  const truth = Array.from({ length: size * size }, (_, i) => +(i % size < 8));
  // Six deviations between the classes, and a slope of thirty down the scan.
  const values = Float64Array.from(truth.flatMap((label, i) => [
    6 * label + random.normal(),
    Math.floor(i / size) + random.normal(),
  ]));
  const engine = await openEngine("cpu", { workers: 1 });
  try {
    const agreement = async (startFrom?: readonly number[]) => {
      const { labels } = await dividePositions(values, engine, {
        dimensions: 2,
        neighbourhood: near,
        classes: [2],
        seed: 1,
        ...(startFrom && { startFrom }),
      });
      return adjustedRandIndex(truth, [...labels]);
    };
    ok(await agreement() < 0.1, "k-means takes the slope");
    ok(await agreement([0]) > 0.99);
  } finally {
    engine.close();
  }
});
