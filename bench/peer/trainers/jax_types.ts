/**
 * The part of @jax-js/jax that its trainer calls; see `Tfjs` for why the types
 * are written out. A function takes over the arrays that it is given; `ref`
 * keeps one for another use.
 */
export interface Jax {
  init(device: string): Promise<readonly string[]>;
  defaultDevice(device: string): string;
  jit<Arguments extends unknown[], Result>(
    work: (...values: Arguments) => Result,
  ): (...values: Arguments) => Result;
  valueAndGrad<Parameters>(
    loss: (parameters: Parameters) => JaxArray,
  ): (parameters: Parameters) => [loss: JaxArray, gradient: Parameters];
  readonly nn: { relu(values: JaxArray): JaxArray };
  readonly numpy: {
    array(values: Float32Array | number): JaxArray;
    matmul(left: JaxArray, right: JaxArray): JaxArray;
    square(values: JaxArray): JaxArray;
    sqrt(values: JaxArray): JaxArray;
    exp(values: JaxArray): JaxArray;
    mean(values: JaxArray): JaxArray;
    split(values: JaxArray, parts: number, axis: number): JaxArray[];
    zerosLike(values: JaxArray): JaxArray;
  };
  readonly tree: {
    map<Tree>(
      work: (...leaves: JaxArray[]) => JaxArray,
      ...trees: Tree[]
    ): Tree;
    ref<Tree>(tree: Tree): Tree;
    dispose<Tree>(tree: Tree): void;
  };
}

/** Values on the device. */
export interface JaxArray {
  readonly ref: JaxArray;
  add(other: JaxArray | number): JaxArray;
  sub(other: JaxArray | number): JaxArray;
  mul(other: JaxArray | number): JaxArray;
  div(other: JaxArray | number): JaxArray;
  reshape(shape: readonly number[]): JaxArray;
  data(): Promise<Float32Array>;
}
