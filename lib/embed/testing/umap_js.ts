import { UMAP } from "umap-js";
import { RandomStream } from "../../random/random_stream.ts";
import type { Neighbours } from "../neighbours.ts";

/** Choices of `umapJs`. */
export interface UmapJsOptions {
  /** Dimensions of the embedding. */
  readonly components: number;
  /** How close points may lie. */
  readonly minDist: number;
  /** Seed of start and negative samples. */
  readonly seed: number;
}

/** UMAP by umap-js on given neighbours, a second opinion on `umap`. */
export function umapJs(
  { count, indices, distances }: Neighbours,
  { components, minDist, seed }: UmapJsOptions,
): Float32Array<ArrayBuffer> {
  const points = indices.length / count;
  const random = new RandomStream(seed, "umap");
  const umap = new UMAP({
    nComponents: components,
    nNeighbors: count,
    minDist,
    random: () => random.uniform(),
  });
  const rows = (values: Uint32Array | Float32Array) =>
    Array.from(
      { length: points },
      (_, point) =>
        Array.from(values.subarray(point * count, (point + 1) * count)),
    );
  // The search graph serves points that are added later; nobody adds any, and
  // for 65,536 points it takes a minute and a gigabyte.
  Object.assign(umap, { makeSearchGraph: () => undefined });
  umap.setPrecomputedKNN(rows(indices), rows(distances));
  // With neighbours given, umap-js asks the data for nothing but their number.
  const epochs = umap.initializeFit(Array.from({ length: points }, () => []));
  for (let epoch = 0; epoch < epochs; epoch++) umap.step();
  return Float32Array.from(umap.getEmbedding().flat());
}
