/**
 * The part of @tensorflow/tfjs that its trainer calls. The package is left out
 * of the project's lock, so that nobody downloads it who does not compare, and
 * with it go its types.
 */
export interface Tfjs {
  setBackend(name: string): Promise<boolean>;
  tensor1d(values: Float32Array): TfjsTensor;
  tensor2d(values: Float32Array, shape: readonly [number, number]): TfjsTensor;
  split(values: TfjsTensor, parts: number, axis: number): TfjsTensor[];
  sequential(config: { readonly layers: readonly TfjsLayer[] }): TfjsModel;
  readonly layers: { dense(config: TfjsDense): TfjsLayer };
  readonly losses: {
    meanSquaredError(wanted: TfjsTensor, found: TfjsTensor): TfjsTensor;
  };
  readonly train: {
    adam(
      learningRate: number,
      beta1: number,
      beta2: number,
      epsilon: number,
    ): TfjsOptimizer;
  };
}

/** Values on the backend. */
export interface TfjsTensor {
  add(other: TfjsTensor): TfjsTensor;
  sub(other: TfjsTensor | number): TfjsTensor;
  mul(other: TfjsTensor | number): TfjsTensor;
  exp(): TfjsTensor;
  square(): TfjsTensor;
  mean(): TfjsTensor;
  data(): Promise<Float32Array>;
  dispose(): void;
}

/** Settings of a dense layer. */
export interface TfjsDense {
  readonly units: number;
  readonly activation: "relu" | "linear";
  readonly inputShape: readonly [number];
}

/** A layer; only handed on. */
export interface TfjsLayer {
  readonly name: string;
}

/** Layers one after the other. */
export interface TfjsModel {
  apply(input: TfjsTensor): TfjsTensor;
  /** Kernel [input][output] and bias of each layer in turn. */
  setWeights(weights: readonly TfjsTensor[]): void;
}

/** Adam. */
export interface TfjsOptimizer {
  minimize(loss: () => TfjsTensor, returnCost: true): TfjsTensor;
}
