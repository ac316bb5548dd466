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
  /** The published detector, an EMPAD at 80 kV: its units for one electron. */
  instrument: { unitsPerElectron: 151 },
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
  /** Strain between the materials, per cent, in other analyses of the flake (digitised). */
  strainPercent: { auto4dstem: 3.25, py4dstem: 2.9 },
  /** Angle between the two clusters of WS2 with k = 2, degrees (shi2022, digitised). */
  halvesRotation: 0.46,
  /** Lobes of alternating rotation around the outer ring (shi2022, counted). */
  lobes: 6,
  /** Sub-domains of WSe2: flat ones and orientations of ripples (shi2022). */
  ripples: { flat: 1, orientations: 3, apart: 60 },
  /** The four weaker {11-20} disks of a rippled cluster over the other two (shi2022, digitised). */
  rippleIntensities: [0.55, 0.80],
  /** Positions of the sub-domains, in the sources' order (digitised). */
  subdomainPositions: {
    shi2022: { WS2: [7170, 9240], WSe2: [2080, 810, 590, 400] },
    course: {
      WS2: [3670, 5410, 3430, 3650],
      WSe2: [670, 860, 1050, 1380],
    },
  },
  /** Precision of the lattice (Han et al., Nano Letters 2018) and the lattice itself, picometres. */
  precision: { picometres: 0.3, lattice: { WS2: 315.3, WSe2: 328.2 } },
  /** Training of a region on a CPU, minutes (course's README). */
  minutes: 5,
  /** Clusters at each level (course). */
  k: [2, 2, 4, 4],
  /** Clusters of WS2 that either source has: the paper two, the course four. */
  ws2Clusters: [2, 4],
  /** UMAP's settings. */
  umap: { neighbours: 15, minDist: 0.1, components: 3 },
  /** Large clouds of the published embedding. */
  clouds: 3,
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
    /** Table of the course's README, its names of the materials put right. */
    readme: {
      ae: { WSe2: 0.757, WS2: 0.827 },
      vae: { WSe2: 0.832, WS2: 0.869 },
    },
  },
} as const;
