import type { Mutation } from "./mutation.ts";

/** What came of a mutation. */
export interface MutationRow extends Mutation {
  /** Line of the file in which it begins, from 1. */
  readonly line: number;
  /** "caught" by a test or by the compiler of kernels, "out of time" as a hang, or "survived" all tests that were run. */
  readonly verdict: "caught" | "out of time" | "survived";
  /** Which test noticed; null where none did. */
  readonly by: string | null;
  /** Wall time of its tests in seconds. */
  readonly seconds: number;
}
