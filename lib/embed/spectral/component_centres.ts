/** Where the components of a graph are laid out. */
export interface ComponentCentres {
  /** Centres, [component of the graph][component of the layout]. */
  readonly centres: Float64Array;
  /** How far a component may reach from its centre along an axis. */
  readonly reach: number;
}

/**
 * Centres for `count` graph components in a layout of `components` dimensions.
 * Neighbours on a graph tell nothing of how its components lie to each other,
 * so they are only kept apart: up to two for each axis on its ends, as in
 * umap-learn; more on the points of a cubic grid.
 */
export function componentCentres(
  count: number,
  components: number,
): ComponentCentres {
  const centres = new Float64Array(count * components);
  if (count === 1) return { centres, reach: 1 };
  if (count <= 2 * components) {
    const axes = Math.ceil(count / 2);
    for (let i = 0; i < count; i++) {
      centres[i * components + i % axes] = i < axes ? 1 : -1;
    }
    // Half of the distance between the ends of two axes, or of one.
    return { centres, reach: count === 2 ? 1 : Math.SQRT1_2 };
  }
  let side = 1;
  while (side ** components < count) side++;
  for (let i = 0; i < count; i++) {
    for (let c = 0, rest = i; c < components; c++) {
      centres[i * components + c] = rest % side;
      rest = Math.floor(rest / side);
    }
  }
  return { centres, reach: 0.5 };
}
