import type { FeatureMatrix } from "../../features/feature_matrix.ts";
import type { LayerWeights } from "../network/initial_weights.ts";
import type { NetworkShape } from "../network/network_shape.ts";

/** What a `TrainingEngine` is made from. */
export interface EngineSetup {
  /** Standardised features. */
  readonly features: FeatureMatrix;
  /** The network. */
  readonly shape: NetworkShape;
  /** Its weights at the start; copied. */
  readonly weights: readonly LayerWeights[];
  /** Adam's step size. */
  readonly learningRate: number;
  /** Adam's epsilon. */
  readonly epsilon: number;
}
