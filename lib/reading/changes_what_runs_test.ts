import { deepEqual } from "node:assert/strict";
import type { RecipePart } from "../recipe/recipe_part.ts";
import { changesWhatRuns } from "./changes_what_runs.ts";
import { READING_VARIANTS } from "./reading_variants.ts";

Deno.test("a reading of the networks alone is left out with them, and nothing else is", () => {
  const idle = (leaveOut: readonly RecipePart[]) =>
    READING_VARIANTS.filter((variant) =>
      !changesWhatRuns(variant, { leaveOut, detector: [124, 124] })
    ).map(({ id }) => id);
  deepEqual(idle([]), []);
  deepEqual(idle(["umap"]), []);
  deepEqual(idle(["networks"]), ["ae-one-layer"]);
  deepEqual(idle(["umap", "networks"]), ["ae-one-layer"]);
});
