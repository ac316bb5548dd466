import type { RecipePart } from "../recipe/recipe_part.ts";
import type { Readings } from "../recipe/readings.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ReadingVariant } from "./reading_variant.ts";

/** Readings that nothing outside a part of the recipe takes. */
const READINGS_OF_PART: Readonly<
  Record<RecipePart, readonly (keyof Readings)[]>
> = {
  umap: ["umap", "neighbours"],
  networks: ["aeHiddenLayers", "epochs"],
};

/**
 * Whether a reading can differ from the default at all where parts of the
 * recipe are left out; the default itself always runs.
 */
export function changesWhatRuns(
  { change }: ReadingVariant,
  { leaveOut = [], detector }: {
    readonly leaveOut?: readonly RecipePart[] | undefined;
    readonly detector: ScanShape["detector"];
  },
): boolean {
  const changed = Object.keys(change(detector));
  const idle: readonly string[] = leaveOut.flatMap((part) =>
    READINGS_OF_PART[part]
  );
  return changed.length === 0 || changed.some((name) => !idle.includes(name));
}
