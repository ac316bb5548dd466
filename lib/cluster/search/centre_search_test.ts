import { equal, ok } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { nearestCentre, squaredDistance } from "../kmeans_points.ts";
import { randomPoints } from "../testing/random_points.ts";
import { CentreSearch } from "./centre_search.ts";
import { distanceError } from "./distance_error.ts";
import { KmeansKernels } from "./kmeans_kernels.ts";

/** Features, centres and sets: 1, odd, prime, and around a kernel's block of 384. */
const SIZES = [
  ...[[1, 1, 1], [2, 3, 2], [3, 2, 3], [5, 4, 1], [7, 5, 3], [16, 6, 2]],
  ...[[127, 7, 2], [383, 8, 1], [384, 4, 10], [385, 9, 2], [1931, 2, 3]],
];

for (const variant of ["relaxed", "plain"] as const) {
  Deno.test(`${variant} kernels find the nearest centres of float64`, () => {
    const kernels = new KmeansKernels(variant);
    for (const [features, k, sets] of SIZES) {
      const points = randomPoints({ count: 41, features, seed: features });
      const { values, rows } = points;
      const random = new RandomStream(k, "centres");
      const centres = Float64Array.from(
        { length: sets * k * features },
        () => 50 + random.normal(),
      );
      // A centre that is a point, and two alike: the first of them is nearest.
      const [row] = rows;
      centres.set(values.subarray(row * features, (row + 1) * features));
      if (k > 1) centres.copyWithin(features, 0, features);
      const of = (set: number) =>
        centres.subarray(set * k * features, (set + 1) * k * features);
      const { share, least } = distanceError(features);
      kernels.scope(() => {
        const search = new CentreSearch(kernels, points, { k, centres });
        const end = Math.min(rows.length, search.points.block);
        search.begin(0);
        // Every set asks for other points, the last but one for none.
        const asks = (set: number, point: number) =>
          set === sets - 2 ? false : point % (set + 1) === 0;
        for (let set = 0; set < sets; set++) {
          for (let point = 0; point < end; point++) {
            if (asks(set, point)) search.ask(point);
          }
          search.next();
        }
        search.run();
        let question = 0;
        for (let set = 0; set < sets; set++) {
          equal(search.start(set), question);
          for (let point = 0; point < end; point++) {
            if (!asks(set, point)) continue;
            const distances = Array.from(
              { length: k },
              (_, centre) =>
                squaredDistance(points, point, { centres: of(set), centre }),
            );
            const single = Float64Array.from(
              distances,
              (_, centre) =>
                squaredDistance(points, point, {
                  centres: Float64Array.from(of(set), Math.fround),
                  centre,
                }),
            );
            for (let centre = 0; centre < k; centre++) {
              const error = Math.abs(
                search.distances[question * k + centre] - single[centre],
              );
              ok(error <= share * single[centre] + least, `error ${error}`);
              equal(search.exact(point, set, centre), distances[centre]);
            }
            search.decide(question++, point, set);
            const { centre } = nearestCentre(points, point, {
              centres: of(set),
              k,
            });
            equal(search.nearest, centre, `${features} features, k = ${k}`);
            const others = distances.filter((_, c) => c !== centre);
            ok(search.own >= Math.sqrt(distances[centre]));
            ok(search.other <= Math.sqrt(Math.min(Infinity, ...others)));
          }
        }
      });
    }
  });
}

Deno.test("centres that single precision can't tell apart are told apart", () => {
  const kernels = new KmeansKernels();
  const features = 37;
  const points = randomPoints({ count: 60, features, seed: 4 });
  const random = new RandomStream(9, "differences");
  let hidden = 0;
  for (const distance of [1e-4, 1e-6, 1e-9, 0]) {
    const centres = new Float64Array(2 * features);
    for (let f = 0; f < features; f++) {
      centres[f] = 50 + random.normal();
      centres[features + f] = centres[f] + distance * random.normal();
    }
    kernels.scope(() => {
      const search = new CentreSearch(kernels, points, { k: 2, centres });
      search.begin(0);
      for (let point = 0; point < 60; point++) search.ask(point);
      search.next();
      search.run();
      for (let point = 0; point < 60; point++) {
        search.decide(point, point, 0);
        const { centre } = nearestCentre(points, point, { centres, k: 2 });
        equal(search.nearest, centre);
        const [first, second] = search.distances.subarray(2 * point);
        if ((first <= second ? 0 : 1) !== centre) hidden++;
      }
    });
  }
  ok(hidden > 10, `single precision alone would be wrong ${hidden} times`);
});
