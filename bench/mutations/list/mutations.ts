import type { Mutation } from "../mutation.ts";
import { ALIGN_MUTATIONS } from "./align_mutations.ts";
import { CLUSTER_MUTATIONS } from "./cluster_mutations.ts";
import { FEATURE_MUTATIONS } from "./feature_mutations.ts";
import { KERNEL_MUTATIONS } from "./kernel_mutations.ts";
import { LEARN_MUTATIONS } from "./learn_mutations.ts";
import { OTHER_MUTATIONS } from "./other_mutations.ts";
import { SCORE_MUTATIONS } from "./score_mutations.ts";
import { STREAM_MUTATIONS } from "./stream_mutations.ts";

/** All mistakes that `deno task mutations` makes, room by room. */
export const MUTATIONS: readonly Mutation[] = [
  ...ALIGN_MUTATIONS,
  ...FEATURE_MUTATIONS,
  ...STREAM_MUTATIONS,
  ...CLUSTER_MUTATIONS,
  ...LEARN_MUTATIONS,
  ...SCORE_MUTATIONS,
  ...KERNEL_MUTATIONS,
  ...OTHER_MUTATIONS,
];
