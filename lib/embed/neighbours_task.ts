import type { FeatureMatrix } from "../features/feature_matrix.ts";
import { loadTensorflow } from "../compute/load_tensorflow.ts";
import { CandidateList } from "./candidate_list.ts";
import { rankCandidates, SPARE_CANDIDATES } from "./rank_candidates.ts";

/** Queries of one product. */
export const QUERY_BLOCK = 256;
/** Candidates of one product: a transposed block of 2,086 features is 17 MB. */
const CANDIDATE_BLOCK = 2048;

/** Neighbours of a range of queries among all points. */
export interface NeighboursTaskArgument {
  /** All points. */
  readonly matrix: FeatureMatrix;
  /** Mean features. */
  readonly means: Float64Array;
  /** Squared distance of each point from the mean. */
  readonly norms: Float32Array;
  /** First query, a multiple of the query block, and one past the last. */
  readonly queries: readonly [first: number, end: number];
  /** Neighbours wanted, the point itself among them. */
  readonly count: number;
}

/** Exact neighbours by blocks of products on tfjs' WebAssembly backend; reports the queries done. */
export async function neighboursTask(
  { matrix, means, norms, queries: [first, end], count }:
    NeighboursTaskArgument,
  report: (value: unknown) => void,
): Promise<
  { indices: Uint32Array<ArrayBuffer>; distances: Float32Array<ArrayBuffer> }
> {
  const tf = await loadTensorflow("wasm");
  const { values, features, positions } = matrix;
  const length = Math.min(positions, count + SPARE_CANDIDATES);
  const list = new CandidateList(end - first, length);
  const blocks = Math.ceil(positions / CANDIDATE_BLOCK);
  let reported = 0;
  for (let block = 0; block < blocks; block++) {
    const from = block * CANDIDATE_BLOCK;
    const candidates = Math.min(CANDIDATE_BLOCK, positions - from);
    // Transposed here, since tfjs' own transposed products are ten times slower.
    const transposed = new Float32Array(features * candidates);
    for (let i = 0; i < candidates; i++) {
      const row = (from + i) * features;
      for (let f = 0; f < features; f++) {
        transposed[f * candidates + i] = values[row + f] - means[f];
      }
    }
    const right = tf.tensor2d(transposed, [features, candidates]);
    for (let query = first; query < end; query += QUERY_BLOCK) {
      const rows = Math.min(QUERY_BLOCK, end - query);
      const centred = new Float32Array(rows * features);
      for (let i = 0; i < rows; i++) {
        const row = (query + i) * features;
        for (let f = 0; f < features; f++) {
          centred[i * features + f] = values[row + f] - means[f];
        }
      }
      const left = tf.tensor2d(centred, [rows, features]);
      const product = tf.matMul(left, right);
      const products = product.dataSync() as Float32Array;
      for (let i = 0; i < rows; i++) {
        list.offer(query - first + i, products, {
          start: i * candidates,
          count: candidates,
          first: from,
          norms,
        });
      }
      tf.dispose([left, product]);
    }
    right.dispose();
    const done = Math.floor((end - first) * (block + 1) / blocks);
    report(done - reported);
    reported = done;
  }
  return rankCandidates(matrix, {
    queries: [first, end],
    candidates: list.indices,
    length,
    count,
  });
}
