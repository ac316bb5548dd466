import { kmeans } from "../../cluster/kmeans.ts";
import type { WorkerPool } from "../../compute/worker_pool.ts";
import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import { RandomStream } from "../../random/random_stream.ts";
import type { OnProgress } from "../../scan/progress.ts";
import { silhouette } from "../../score/cloud/silhouette.ts";
import type { ChoiceOfK } from "./evidence_record.ts";
import { sampleRows } from "./sample_rows.ts";

/** Which positions, and with how much effort. */
export interface ChoiceOfKOptions {
  /** What is divided, for people. */
  readonly subject: string;
  /** Positions to divide. */
  readonly rows: Uint32Array;
  /** Seed of sample, starts and uniform data. */
  readonly seed: number;
  /** Positions of the sample at most; default 300. */
  readonly sample?: number;
  /** Samples for the sums of squares; default 5. */
  readonly samples?: number;
  /** Clusters at most; default 8, twice the largest published k. */
  readonly most?: number;
  /** Uniform data sets behind the gap statistic; default 5. */
  readonly references?: number;
  /** Called as partitions are done. */
  readonly onProgress?: OnProgress | undefined;
}

/** Starts of k-means on the data; uniform data has no structure to miss and gets one. */
const RESTARTS = 3;

/**
 * Sums of squares of seeded samples of positions for 1, 2, ... clusters, and
 * silhouettes and gap statistic of the first: what an elbow method, or a better
 * one, would have chosen k from, and whether another sample changes it.
 */
export async function choiceOfK(
  { values, features }: FeatureMatrix,
  pool: WorkerPool,
  options: ChoiceOfKOptions,
): Promise<ChoiceOfK> {
  const { subject, seed, onProgress } = options;
  const { sample = 300, samples = 5, references = 5 } = options;
  const count = Math.min(sample, options.rows.length);
  // With as many clusters as points a sum is zero and has no logarithm.
  const most = Math.max(0, Math.min(options.most ?? 8, count - 1));
  const all = Uint32Array.from({ length: count }, (_, i) => i);
  let done = 0;
  const divide = async (
    data: Float32Array,
    { k, restarts }: { readonly k: number; readonly restarts: number },
  ) => {
    const partition = await kmeans(
      { values: data, features, rows: all },
      pool,
      { k, seed, restarts },
    );
    onProgress?.({ done: ++done, total: most * (samples + references) });
    return partition;
  };
  const draw = (index: number) => {
    const rows = sampleRows(options.rows, {
      most: sample,
      seed,
      name: `choice of k, ${subject}, ${index}`,
    });
    const points = sharedMatrix(count * features);
    rows.forEach((row, i) =>
      points.set(
        values.subarray(row * features, (row + 1) * features),
        i * features,
      )
    );
    return points;
  };

  const silhouettes: (number | null)[] = [];
  const sums: number[][] = [];
  const first = draw(0);
  for (let index = 0; index < samples; index++) {
    const points = index === 0 ? first : draw(index);
    const own: number[] = [];
    for (let k = 1; k <= most; k++) {
      const partition = await divide(points, { k, restarts: RESTARTS });
      own.push(partition.inertia);
      if (index > 0) continue;
      const { labels } = partition;
      silhouettes.push(
        k === 1 ? null : silhouette(points, { dimensions: features, labels }),
      );
    }
    sums.push(own);
  }
  const logs: number[][] = [];
  const random = new RandomStream(seed, `uniform data, ${subject}`);
  const box = boxOf(first, features);
  const uniform = sharedMatrix(count * features);
  for (let reference = 0; reference < references; reference++) {
    for (let i = 0; i < uniform.length; i++) {
      const [low, high] = box[i % features];
      uniform[i] = low + (high - low) * random.uniform();
    }
    const partitions = await Promise.all(
      sums[0].map((_, i) => divide(uniform, { k: i + 1, restarts: 1 })),
    );
    logs.push(partitions.map(({ inertia }) => Math.log(inertia)));
  }
  const mean = (k: number) =>
    logs.reduce((sum, of) => sum + of[k], 0) / references;
  return {
    subject,
    positions: count,
    sums,
    silhouettes,
    gap: sums[0].map((sum, k) => mean(k) - Math.log(sum)),
    gapDeviation: sums[0].map((_, k) =>
      Math.sqrt(
        logs.reduce((sum, of) => sum + (of[k] - mean(k)) ** 2, 0) /
          references * (1 + 1 / references),
      )
    ),
  };
}

/** Workers read shared memory uncopied. */
function sharedMatrix(length: number): Float32Array<SharedArrayBuffer> {
  return new Float32Array(new SharedArrayBuffer(4 * length));
}

function boxOf(points: Float32Array, features: number): [number, number][] {
  return Array.from({ length: features }, (_, feature) => {
    let [low, high] = [Infinity, -Infinity];
    for (let i = feature; i < points.length; i += features) {
      low = Math.min(low, points[i]);
      high = Math.max(high, points[i]);
    }
    return [low, high];
  });
}
