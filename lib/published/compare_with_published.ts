import type { RecipeOutcome } from "../recipe/recipe_outcome.ts";
import type { ScanShape } from "../scan/scan_shape.ts";
import type { ComparisonRecord } from "./comparison_record.ts";
import { PUBLISHED } from "./published_figures.ts";

/**
 * A run's figures beside the published ones. They are comparable where scan
 * and detector have the published sizes; the ratio of the lattices always is.
 */
export function compareWithPublished(
  { alignment, features, clusters, labels, networks, materials }: RecipeOutcome,
  shape: ScanShape,
): ComparisonRecord[] {
  const comparable = JSON.stringify(shape) === JSON.stringify(PUBLISHED.shape);
  const rows: ComparisonRecord[] = [];
  const add = (
    figure: string,
    ours: number | undefined,
    theirs: number,
    source: string,
    always = false,
  ) => {
    if (ours === undefined || !Number.isFinite(ours)) return;
    rows.push({
      figure,
      ours,
      theirs,
      source,
      comparable: comparable || always,
    });
  };
  for (const source of ["course", "shi2022"] as const) {
    const published = PUBLISHED.features;
    add("feature pixels", features.count, published.count[source], source);
    add("largest log-STD", features.maximum, published.maximum[source], source);
    published.medians[source].forEach(([radius, median], i) =>
      add(
        `median log-STD at ${radius} of ${PUBLISHED.shape.detector[0]} px`,
        features.medians[i]?.median,
        median,
        source,
      )
    );
    const { deviation } = PUBLISHED.alignment[source];
    add(
      "deviation of the centre, y, px",
      alignment.deviation[0],
      deviation[0],
      source,
    );
    add(
      "deviation of the centre, x, px",
      alignment.deviation[1],
      deviation[1],
      source,
    );
  }
  add(
    "pixels in the annulus",
    features.annulusPixels,
    PUBLISHED.features.annulusPixels,
    "course",
  );

  const background = labels.level1.reduce(
    (sum, label) => sum + (label === 0 ? 1 : 0),
    0,
  );
  add(
    "positions, support",
    background,
    PUBLISHED.positions.background,
    "course",
  );
  for (const material of ["WS2", "WSe2"] as const) {
    const cluster = clusters.materials[materials.indexOf(material)];
    add(
      `positions, ${material}`,
      cluster?.positions,
      PUBLISHED.positions[material],
      "course",
    );
  }
  const [first, second] = clusters.materials.map(({ lattice }) => lattice);
  if (materials[0] === "WS2" && first && second) {
    add(
      "lattice ratio WSe2 / WS2",
      first.firstRing / second.firstRing,
      PUBLISHED.latticeRatio,
      "course",
      true,
    );
  }

  for (const { kind, material, loss } of networks) {
    if (material !== "WS2" && material !== "WSe2") continue;
    PUBLISHED.losses.epochs.forEach((epoch, i) =>
      add(
        `${kind.toUpperCase()} loss, ${material}, epoch ${epoch}`,
        loss[epoch - 1],
        PUBLISHED.losses[kind][material][i],
        "course",
      )
    );
  }
  return rows;
}
