import { CLAIM_BOUNDS } from "./claim_bounds.ts";

/** How near to a published figure counts as the same. */
export interface PublishedTolerance {
  /** Largest difference, in the figure's unit. */
  readonly within: number;
  /** Why. */
  readonly basis: string;
}

/** Figures by name; how near, and why, is `CLAIM_BOUNDS`'s. */
const RULES: readonly {
  readonly figure: RegExp;
  readonly bound:
    & { readonly basis: string }
    & (
      | { readonly within: number }
      | { readonly share: number }
    );
}[] = [
  { figure: /^feature pixels$/, bound: CLAIM_BOUNDS.featureCount },
  { figure: /^positions, /, bound: CLAIM_BOUNDS.positions },
  { figure: /^largest log-STD$/, bound: CLAIM_BOUNDS.maximum },
  { figure: /^median log-STD /, bound: CLAIM_BOUNDS.median },
  { figure: /^lattice ratio /, bound: CLAIM_BOUNDS.latticeRatio },
  { figure: / loss, /, bound: CLAIM_BOUNDS.loss },
];

/**
 * How near a run on the published scan must come to a published figure;
 * undefined for a figure that is only shown.
 *
 * @param figure Its name, for example "feature pixels"
 * @param theirs The published value
 */
export function publishedTolerance(
  figure: string,
  theirs: number,
): PublishedTolerance | undefined {
  const bound = RULES.find((rule) => rule.figure.test(figure))?.bound;
  return bound && {
    within: "within" in bound ? bound.within : bound.share * theirs,
    basis: bound.basis,
  };
}
