/** How near to a published figure counts as the same. */
export interface PublishedTolerance {
  /** Largest difference, in the figure's unit. */
  readonly within: number;
  /** Why. */
  readonly basis: string;
}

interface Rule {
  readonly figure: RegExp;
  readonly within: (theirs: number) => number;
  readonly basis: string;
}

/** How near to the published figures a run on the published scan must come. */
const RULES: readonly Rule[] = [
  {
    figure: /^feature pixels$/,
    within: (n) => 0.05 * n,
    basis: "5 %: the threshold moves with the largest log-STD",
  },
  {
    figure: /^positions, /,
    within: (n) => 0.01 * n,
    basis: "1 %: positions at the interfaces",
  },
  {
    figure: /^largest log-STD$/,
    within: () => 0.3,
    basis: "0.3: digitised from a figure",
  },
  {
    figure: /^median log-STD /,
    within: () => 0.15,
    basis: "0.15: digitised from a figure",
  },
  {
    figure: /^lattice ratio /,
    within: () => 0.003,
    basis: "0.003: as digitised",
  },
  {
    figure: / loss, /,
    within: () => 0.02,
    basis: "0.02: training is unseeded in the source",
  },
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
  const rule = RULES.find((rule) => rule.figure.test(figure));
  return rule && { within: rule.within(theirs), basis: rule.basis };
}
