/**
 * Figures that were published with the recipe, the only place where one is
 * typed. "shi2022" is Shi et al., npj Comput. Mater. 8, 114 (2022), and its
 * notebook; "course" is the repository 4D-STEM-Autoencoder-Reduction, README
 * and executed notebook. The course's code swaps the materials' names; here
 * they are right: the inner ring is WSe2 (its lattice is 3 % larger).
 */
export const PUBLISHED = {
  /** Sizes of the published scan. */
  shape: { scan: [256, 256], detector: [124, 124] },
  /** Centre of mass before alignment, pixels [y, x], and its deviation over the scan. */
  alignment: {
    course: { meanCentre: [61.8076, 61.8078], deviation: [0.0045, 0.0044] },
    shi2022: { meanCentre: [62.2436, 61.9116], deviation: [0.0300, 0.0593] },
  },
  /** Annulus and what passes the threshold in it; log-STD values are digitised. */
  features: {
    annulus: [24, 57],
    annulusPixels: 8412,
    thresholdFactor: 0.3,
    topShare: 0.3,
    count: { course: 2086, shi2022: 2770 },
    maximum: { course: 9.29, shi2022: 9.79 },
    medians: {
      course: [[24, 3.2], [28, 2.9], [32, 2.7], [40, 2.5], [50, 2.4]],
      shi2022: [[24, 3.4], [28, 3.2], [32, 3.0], [40, 2.8], [50, 2.67]],
    },
  },
  /** Scan positions of each region (course, read). */
  positions: { background: 45469, WS2: 16268, WSe2: 3799 },
  /** Radius of WS2's disks over WSe2's (digitised). */
  latticeRatio: 1.030,
  /** Clusters at each level (course). */
  k: [2, 2, 4, 4],
  /** UMAP's settings. */
  umap: { neighbours: 15, minDist: 0.1, components: 3 },
  /** Training losses (course) at some epochs, from 1. */
  losses: {
    epochs: [1, 5, 10, 15, 20, 25, 30, 35, 40],
    ae: {
      WSe2: [
        0.9713713,
        0.8679814,
        0.8507458,
        0.8365995,
        0.8213931,
        0.8053579,
        0.7883824,
        0.7726570,
        0.7570629,
      ],
      WS2: [
        0.9337425,
        0.8879391,
        0.8774469,
        0.8677770,
        0.8589552,
        0.8499139,
        0.8419779,
        0.8342352,
        0.8272634,
      ],
    },
    vae: {
      WSe2: [
        0.9995998,
        0.8720359,
        0.8605531,
        0.8540225,
        0.8488008,
        0.8443989,
        0.8406629,
        0.8368455,
        0.8328183,
      ],
      WS2: [
        0.9441480,
        0.8943125,
        0.8890626,
        0.8856141,
        0.8823859,
        0.8791549,
        0.8755964,
        0.8724820,
        0.8699780,
      ],
    },
  },
} as const;
