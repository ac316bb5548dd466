import type { StageKeeper } from "../../recipe/stage/stage_keeper.ts";
import { digestOutcome } from "./digest_outcome.ts";
import { hashValues } from "./hash_values.ts";
import { packOutcome } from "./pack_outcome.ts";

/** A keeper that keeps nothing but the stages' digests, in their order. */
export function outcomeDigests(): StageKeeper & {
  /** SHA-256 of each stage's outcome, by the stage's name. */
  readonly digests: ReadonlyMap<string, string>;
} {
  const digests = new Map<string, string>();
  return {
    digests,
    recall: () => Promise.resolve(undefined),
    keep: (name, as, { value }) => {
      const packed = packOutcome(value);
      const sha256 = digestOutcome(
        packed,
        new Map(
          [...packed.arrays].map(([name, data]) => [name, hashValues(data)]),
        ),
      );
      if (as !== "part") digests.set(name, sha256);
      return Promise.resolve(sha256);
    },
  };
}
