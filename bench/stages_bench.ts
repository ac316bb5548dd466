/**
 * One bench for each stage of the recipe, on each engine that is present, with
 * the code that users run. Names are "stage, size [engine]" for `--filter`.
 */
import { createJunction } from "../fixtures/junction/create_junction.ts";
import { kmeans } from "../lib/cluster/kmeans.ts";
import { openEngine } from "../lib/compute/open_engine.ts";
import { nearestNeighbours } from "../lib/embed/nearest_neighbours.ts";
import { umap } from "../lib/embed/umap.ts";
import { darkFieldPixels } from "../lib/features/dark_field_pixels.ts";
import { fitHexagonalLattice } from "../lib/lattice/fit_hexagonal_lattice.ts";
import { trainNetworkTask } from "../lib/learn/train_network_task.ts";
import { findFeatures } from "../lib/recipe/find_features.ts";
import { codeReadings } from "../lib/recipe/readings.ts";
import { arrayScan } from "../lib/scan/array_scan.ts";
import { adjustedRandIndex } from "../lib/score/adjusted_rand_index.ts";
import { gatherFeatures } from "../lib/stream/gather_features.ts";
import { meanPatterns } from "../lib/stream/mean_patterns.ts";
import { measureScan } from "../lib/stream/measure_scan.ts";

const SCAN = 48;
const source = createJunction({
  scale: "quick",
  seed: 0,
  overrides: { scanSize: SCAN },
});
const { detector } = source.shape;
const readings = codeReadings(detector);
const size = `${SCAN} x ${SCAN} x ${detector[0]} x ${detector[1]}`;
const adapter = await navigator.gpu?.requestAdapter() ?? null;

// A scan in memory, so that making the fixture is timed once, on its own.
const everything = { y0: 0, y1: SCAN, x0: 0, x1: SCAN };
const scan = arrayScan(await source.read(everything), { shape: source.shape });
const adfPixels = darkFieldPixels(detector);
const measure = { clampBelow: 1, alignmentPasses: 1, adfPixels };

Deno.bench({
  name: `read fixture, ${size}`,
  group: "read",
  fn: async () => void await source.read(everything),
});

for (
  const kind of adapter === null ? ["cpu"] as const : ["cpu", "webgpu"] as const
) {
  const engine = await openEngine(kind);
  const measurement = await measureScan(scan, engine, measure);
  const { pixels, annulusPixels } = findFeatures(measurement, {
    detector,
    readings,
  });
  const gather = { clampBelow: 1, shifts: measurement.shifts, pixels };
  const matrix = await gatherFeatures(scan, engine, gather);
  const neighbours = await nearestNeighbours(matrix, engine, { count: 15 });
  const labels = new Int8Array(source.truth.material);
  const flake = Uint32Array.from(labels.keys()).filter((position) =>
    labels[position] > 0
  );
  const points = {
    values: matrix.values,
    features: matrix.features,
    rows: Uint32Array.from(labels.keys()),
  };
  const [means] = await meanPatterns(scan, engine, {
    clampBelow: 1,
    measurement,
    labelMaps: [labels],
  });
  const features = `${matrix.positions} x ${matrix.features}`;

  Deno.bench(`measure: align, ADF, deviations, ${size} [${kind}]`, {
    group: "measure",
  }, async () => {
    await measureScan(scan, engine, measure);
  });
  Deno.bench(
    `gather features, ${features} [${kind}]`,
    { group: "gather" },
    async () => {
      await gatherFeatures(scan, engine, gather);
    },
  );
  Deno.bench(
    `neighbours, ${features} [${kind}]`,
    { group: "neighbours" },
    async () => {
      await nearestNeighbours(matrix, engine, { count: 15 });
    },
  );
  for (const network of ["ae", "vae"] as const) {
    Deno.bench(
      `train ${network.toUpperCase()}, one epoch, ${flake.length} x ${matrix.features} [${kind}]`,
      {
        group: network,
      },
      async () => {
        await trainNetworkTask({
          features: matrix,
          rows: flake,
          options: {
            kind: network,
            hiddenLayers: network === "ae" ? 2 : 1,
            epochs: 1,
            seed: 0,
          },
          backend: kind === "cpu" ? "wasm" : "webgpu",
        });
      },
    );
  }
  if (kind === "webgpu") continue;

  // These stages run on the processor with either engine.
  Deno.bench(`find features, ${annulusPixels.length} pixels`, {
    group: "features",
  }, () => {
    findFeatures(measurement, { detector, readings });
  });
  Deno.bench(`UMAP, ${matrix.positions} points`, {
    group: "umap",
    n: 1,
    warmup: 0,
  }, async () => {
    await umap(neighbours, { seed: 0 });
  });
  for (const algorithm of ["lloyd", "minibatch"] as const) {
    Deno.bench(`k-means, ${algorithm}, k = 2, ${features}`, {
      group: "k-means",
    }, async () => {
      await kmeans(points, engine.pool, { k: 2, seed: 0, algorithm });
    });
  }
  Deno.bench(`mean patterns, ${size}`, { group: "patterns" }, async () => {
    await meanPatterns(scan, engine, {
      clampBelow: 1,
      measurement,
      labelMaps: [labels],
    });
  });
  Deno.bench(`fit lattice, ${detector[0]} x ${detector[1]}`, {
    group: "lattice",
  }, () => {
    fitHexagonalLattice(
      means.subarray(detector[0] * detector[1], 2 * detector[0] * detector[1]),
      {
        detector,
        annulus: readings.annulus,
      },
    );
  });
  Deno.bench(
    `score, ARI of ${labels.length} positions`,
    { group: "score" },
    () => {
      adjustedRandIndex(source.truth.subdomain, labels);
    },
  );
}
