/** A small, meaningful mistake that some test has to notice. */
export interface Mutation {
  /** File, from the root of the repository. */
  readonly file: string;
  /** Text to find: it must be there exactly once. */
  readonly find: string;
  /** What takes its place. */
  readonly replace: string;
  /** What would go wrong. */
  readonly why: string;
  /** Tests or folders of tests nearest to it, from the root; run first. */
  readonly tests: readonly string[];
  /**
   * Name of the SIMD kernels to compile again: their sources are not what
   * programs run, see `deno task wasm`.
   */
  readonly compile?: string;
}
