/**
 * How near to its published figure, or beyond which bound, a measurement must
 * be for a claim to count as reproduced, each with its basis: the only place
 * where such a number is typed. None was set after seeing which side of it a
 * run falls on, but where the basis says so.
 */
export const CLAIM_BOUNDS = {
  flake: {
    least: 0.99,
    basis: "adjusted Rand index on all positions; the holes' rims may err",
  },
  materials: {
    least: 0.97,
    basis: "adjusted Rand index on the true flake; the interfaces may err",
  },
  names: {
    least: 0.97,
    basis: "share of the true flake under its own name; swapped names give 0",
  },
  core: {
    /** Share of WS2 that its second largest piece must hold. */
    least: 0.01,
    /** Share of the core's outer sides that must border on WSe2. */
    enclosed: 0.5,
    basis:
      "the published core is 2.3 % of WS2 and lies inside the inner ring; half that size, half its sides",
  },
  contrast: {
    least: 4,
    basis:
      "the flake's disks stand this many times higher over their surroundings than anything in the support's mean",
  },
  lobes: {
    /** Sectors of the full turn. */
    sectors: 24,
    /** Share of the largest sector's turn from which a sign counts. */
    counts: 0.25,
    within: 0,
    basis:
      "a count: signs of the mean turn in 24 sectors about the flake's middle, those below a quarter of the largest left out",
  },
  rotation: {
    within: 0.1,
    basis: "0.1 deg: as digitised",
  },
  ripples: {
    within: 15,
    basis:
      "a quarter of the 60 deg between neighbouring edges of the inner triangle",
  },
  clouds: {
    sample: 2000,
    reach: 6,
    leastShare: 0.02,
    within: 0,
    basis:
      "a count: chains of points up to six spacings apart with at least 2 % of the positions; WSe2 has 5.8 %",
  },
  purity: {
    least: 0.95,
    basis: "19 of 20 neighbours in the embedding are of the same region",
  },
  silhouette: {
    least: 0.5,
    basis:
      "above 0.5 a reasonable structure has been found (Kaufman and Rousseeuw 1990)",
  },
  sharper: {
    /** Difference of F-scores, of bits, of shares of neighbours. */
    least: 0.02,
    tolerance: 1,
    reach: 2,
    basis:
      "0.02 apart: two trainings on the quick junction that differ in rounding alone moved it by up to 0.016",
  },
  elbow: {
    /** Share of the samples whose elbow must be at the published k. */
    least: 0.8,
    basis:
      "the k farthest below the chord of the sums of squares for 1 to 8 clusters; in 4 of 5 seeded samples, since a choice that changes with the sample is none",
  },
  adf: {
    most: 0.7,
    basis:
      "an area under the ROC below 0.7 is poor discrimination (Hosmer and Lemeshow 2000); 0.5 is none",
  },
  alignment: {
    most: 1,
    basis:
      '"sub-pixel precision" (README): after alignment below one pixel and below what it was',
  },
  centre: {
    within: 0.0005,
    basis: "0.0005 px: the same file gives the same centres but for rounding",
  },
  minutes: {
    share: 2,
    basis:
      'at most twice "approximately 5 minutes": another computer, less is no contradiction',
  },
  precision: {
    share: 1.1,
    basis: "10 %: a deviation estimated from some 120 differences",
  },
  featureCount: {
    share: 0.05,
    basis: "5 %: the threshold moves with the largest log-STD",
  },
  annulusPixels: {
    within: 0,
    basis: "a count that geometry fixes",
  },
  maximum: { within: 0.3, basis: "0.3: digitised from a figure" },
  median: { within: 0.15, basis: "0.15: digitised from a figure" },
  positions: { share: 0.01, basis: "1 %: positions at the interfaces" },
  subdomainPositions: {
    share: 0.1,
    basis: "10 % of each, by size: digitised from maps",
  },
  latticeRatio: { within: 0.003, basis: "0.003: as digitised" },
  strainPercent: {
    within: 0.3,
    basis: "0.3 per cent points: 0.003 in the ratio, as digitised",
  },
  loss: {
    within: 0.02,
    basis: "0.02: training is unseeded in the source",
  },
  threshold: {
    within: 0.01,
    same: 0.95,
    basis: "one per cent point of the annulus: the words give a round number",
  },
} as const;
