import { PUBLISHED } from "../published/published_figures.ts";
import type { Readings } from "../recipe/readings.ts";
import type { ReadingVariant } from "./reading_variant.ts";

const PERCENTILE: Readings["threshold"] = {
  by: "percentile",
  share: PUBLISHED.features.topShare,
};
/** Passes after which centre of mass stops moving: three leave 0.006 px rms on the quick junction. */
const ITERATED = 3;

/**
 * Every defensible reading of the published recipe: the default, each choice
 * switched alone, and whole sources as they are written. A further reading is
 * one more entry.
 */
export const READING_VARIANTS: readonly ReadingVariant[] = [
  {
    id: "default",
    title: "stem4d's default",
    step: null,
    source: "default",
    about:
      "The published code's choices, but for Lloyd's k-means with ten seeded restarts.",
    change: () => ({}),
  },
  {
    id: "kmeans-minibatch",
    title: "mini-batch k-means: the published code as it stands",
    step: 10,
    source: "published code",
    about:
      "The code clusters in mini-batches, unseeded, and may isolate one outlier; the prose describes plain k-means. " +
      "All else is the default already.",
    change: () => ({ kmeans: "minibatch" }),
  },
  {
    id: "clamp-none",
    title: "no clamp",
    step: 1,
    source: "plain sense",
    about: "The code lifts every value below 1 to 1; the prose says nothing.",
    change: () => ({ clampBelow: null }),
  },
  {
    id: "alignment-iterated",
    title: `${ITERATED} passes of centre of mass`,
    step: 2,
    source: "course README",
    about: "The README aligns iteratively, its code once.",
    change: () => ({ alignmentPasses: ITERATED }),
  },
  {
    id: "centres-one",
    title: "one centre for all",
    step: 3,
    source: "plain sense",
    about: "The code centres probe disc, annulus and ADF in three ways.",
    change: () => ({ centres: "one" }),
  },
  {
    id: "std-pooled",
    title: "deviation over all positions",
    step: 5,
    source: "paper",
    about:
      "The code takes the deviation of the columns' deviations, which nearly vanishes where two domains split a scan; " +
      "the prose describes one deviation over all positions.",
    change: () => ({ std: "pooled" }),
  },
  {
    id: "threshold-percentile",
    title: "the top 30 % of the annulus",
    step: 7,
    source: "course README",
    about:
      "The code keeps pixels above 0.3 of the largest log-STD, the README the top 30 % of them.",
    change: () => ({ threshold: PERCENTILE }),
  },
  {
    id: "k-paper",
    title: "two sub-domains in WS2",
    step: 10,
    source: "paper",
    about: "The paper divides WS2 into two, the course into four.",
    change: () => ({ k: [2, 2, 2, 4] }),
  },
  {
    id: "ae-one-layer",
    title: "one hidden layer in the AE",
    step: 13,
    source: "course README",
    about: "The README draws one hidden layer each side, the notebook has two.",
    change: () => ({ aeHiddenLayers: 1 }),
  },
  {
    id: "readme",
    title: "the course's README as it is written",
    step: null,
    source: "course README",
    about:
      "Iterated alignment, deviation over all positions, the top 30 %, one hidden layer.",
    change: () => ({
      alignmentPasses: ITERATED,
      std: "pooled",
      threshold: PERCENTILE,
      aeHiddenLayers: 1,
    }),
  },
  {
    id: "plain",
    title: "plain sense throughout",
    step: null,
    source: "plain sense",
    about:
      "No clamp, iterated alignment, one centre, deviation over all positions, the code's threshold.",
    change: () => ({
      clampBelow: null,
      alignmentPasses: ITERATED,
      centres: "one",
      std: "pooled",
    }),
  },
];
