import type { FeatureThreshold } from "../features/feature_mask.ts";
import { PUBLISHED } from "../published/published_figures.ts";
import type { ScanShape } from "../scan/scan_shape.ts";

/**
 * Every choice that the published prose, its code or plain sense would make
 * differently. The defaults are the code's, but for k-means.
 */
export interface Readings {
  /** Values below it become it (step 1); null leaves them. */
  readonly clampBelow: number | null;
  /** Passes of centre of mass (step 2): 1 in the code, "iteratively" in the prose. */
  readonly alignmentPasses: number;
  /**
   * Centres of probe disc, annulus and ADF (step 3): "code" has three, the
   * middle pixel, half a pixel before it and the middle pixel again; "one"
   * takes the middle pixel, to which the patterns are aligned, for all.
   */
  readonly centres: "code" | "one";
  /** Radii of the annular dark field, detector pixels (step 4). */
  readonly adf: readonly [inner: number, outer: number];
  /** Deviation behind the log-STD map (step 5). */
  readonly std: "nested" | "pooled";
  /** Radii of the annulus, detector pixels (step 6). */
  readonly annulus: readonly [inner: number, outer: number];
  /** What makes a pixel a feature (step 7). */
  readonly threshold: FeatureThreshold;
  /** Neighbours, closeness and dimensions of UMAP (step 9). */
  readonly umap: {
    readonly neighbours: number;
    readonly minDist: number;
    readonly components: number;
  };
  /**
   * How UMAP's neighbours are found (step 9): umap-learn compares all pairs of
   * up to 4,096 positions and searches approximately beyond. "auto", the
   * default, does so from 16,384 positions on, below which all pairs take
   * seconds, and on the processor only.
   */
  readonly neighbours?: "auto" | "exact" | "approximate";
  /** Clusters at level 1, level 2, in WS2 and in WSe2 (step 10). */
  readonly k: readonly [
    level1: number,
    level2: number,
    ws2: number,
    wse2: number,
  ];
  /** Lloyd with 10 restarts, as the prose has it, or the code's mini-batch (step 10). */
  readonly kmeans: "lloyd" | "minibatch";
  /** Starts of Lloyd's k-means, of features and of codes; default 10. */
  readonly restarts?: number;
  /** Hidden layers on each side of the AE (step 13): 2 in the notebook, 1 in the README. */
  readonly aeHiddenLayers: 1 | 2;
  /** Passes over the positions in training (steps 13 and 14). */
  readonly epochs: number;
}

/**
 * The published code's readings for a detector. The annulus is the published
 * 24 to 57 pixels of 124, scaled to the smaller side of the detector; the dark
 * field's radii are a quarter and a half of that side.
 */
export function codeReadings(detector: ScanShape["detector"]): Readings {
  const scale = Math.min(...detector) / PUBLISHED.shape.detector[0];
  const [inner, outer] = PUBLISHED.features.annulus;
  return {
    clampBelow: 1,
    alignmentPasses: 1,
    centres: "code",
    adf: [Math.min(...detector) / 4, Math.min(...detector) / 2],
    std: "nested",
    annulus: [inner * scale, outer * scale],
    threshold: { by: "value", factor: PUBLISHED.features.thresholdFactor },
    umap: PUBLISHED.umap,
    k: PUBLISHED.k,
    kmeans: "lloyd",
    aeHiddenLayers: 2,
    epochs: 40,
  };
}
