/** An option of a command: what parses it, and what `--help` says of it. */
export interface CommandOption {
  /** Name without dashes. */
  readonly name: string;
  /** Placeholder of its value; absent for a switch. */
  readonly value?: string;
  /** What it does, with its default and where that comes from. */
  readonly about: string;
}

/** Options of `deno task reproduce`. */
export const REPRODUCE_OPTIONS: readonly CommandOption[] = [
  {
    name: "dataset",
    value: "PATH",
    about: "dataset of an HDF5 file. Default: the file's only 4-D one",
  },
  {
    name: "scale",
    value: "quick|published",
    about:
      "size of the synthetic junction, without FILE: 80 x 80 x 62 x 62 or 256 x 256 x 124 x 124. " +
      "Default: published with a hardware adapter, else quick",
  },
  {
    name: "engine",
    value: "auto|webgpu|cpu",
    about:
      "what computes. Default: auto, WebGPU with a hardware adapter, else the processor's threads",
  },
  {
    name: "tune",
    value: "on|off",
    about:
      "whether an adapter's fastest tiles for products (trainings, neighbours, k-means) are found by measuring first. " +
      "Takes minutes on a software adapter. " +
      "Default: off, by the kind of adapter, so that runs repeat to the bit",
  },
  {
    name: "workers",
    value: "N",
    about: "worker threads. Default: one for each processor",
  },
  {
    name: "memory",
    value: "SIZE|none",
    about:
      "ceiling of the process's memory, for example 800MB, 2GB or 2GiB: blocks of the scan shrink to fit, and what " +
      "cannot fit is refused as soon as it is known, with the number needed. Results do not depend on it. Default: none",
  },
  {
    name: "seed",
    value: "N",
    about:
      "seed of everything random, 0 to 4294967295. Default: 0 (the published code has none)",
  },
  {
    name: "out",
    value: "DIR",
    about: "folder of the run. Default: runs/ and the date",
  },
  {
    name: "resume",
    value: "RUN",
    about:
      "go on with a run that was broken off, from its first stage that is not complete; scan, readings, seed and " +
      "engine are those that it was begun with. FILE is needed only where it was moved",
  },
  {
    name: "annulus",
    value: "IN,OUT",
    about:
      "radii of the annulus in detector pixels. Default: 24,57 of 124 px, scaled to the detector (code)",
  },
  {
    name: "adf",
    value: "IN,OUT",
    about:
      "radii of the annular dark field in detector pixels. Default: a quarter and a half of the detector (code)",
  },
  {
    name: "k",
    value: "A,B,C,D",
    about:
      "clusters at level 1, level 2, in WS2 and in WSe2; C and D hold for level 3, AE and VAE. " +
      "Default: 2,2,4,4 (course; the paper has 2,2,2,4)",
  },
  {
    name: "std",
    value: "nested|pooled",
    about:
      "deviation behind the log-STD map. Default: nested, deviation over columns of the deviations down columns " +
      "(code); pooled is over all positions (prose)",
  },
  {
    name: "threshold",
    value: "value|percentile",
    about:
      "what makes a pixel a feature. Default: value, log-STD above 0.3 of the largest (code); " +
      "percentile keeps the top 30 % of the annulus (README)",
  },
  {
    name: "kmeans",
    value: "lloyd|minibatch",
    about:
      "clustering of the levels. Default: lloyd with 10 restarts (prose); minibatch (code) lost the flake " +
      "or a material in 12 of 20 trials",
  },
  {
    name: "restarts",
    value: "N",
    about:
      "starts of every Lloyd k-means, 1 to 1000, of which the best is kept. Default: 10 (prose)",
  },
  {
    name: "neighbours",
    value: "auto|exact|approximate",
    about:
      "search for UMAP's neighbours. Default: auto, exact with WebGPU or up to 16384 positions, else approximate, " +
      "its share of true neighbours measured on a sample (code: umap-learn's, approximate from 4096 positions on)",
  },
  {
    name: "ae-layers",
    value: "1|2",
    about:
      "hidden layers on each side of the AE. Default: 2 (notebook); 1 (README)",
  },
  {
    name: "epochs",
    value: "N",
    about: "passes over the positions in training. Default: 40 (code)",
  },
  {
    name: "alignment-passes",
    value: "N",
    about:
      "passes of centre of mass, 1 to 20. Default: 1 (code); the README says iteratively",
  },
  {
    name: "clamp",
    value: "NUMBER|none",
    about: "values below it become it. Default: 1 (code)",
  },
  {
    name: "centres",
    value: "code|one",
    about:
      "centre of the annulus: between the pixels (code, default) or the middle pixel, to which patterns are aligned (one)",
  },
  {
    name: "expect",
    value: "published",
    about:
      "judge a FILE against the published figures too. Default: they are shown only, where the sizes match",
  },
  {
    name: "yardstick",
    value: "on|off",
    about:
      "hold AE and VAE against principal components and against positions that they never saw: " +
      "a fifth of each material's, with networks trained anew on the rest. " +
      "Default: off, since it doubles the training",
  },
  {
    name: "without",
    value: "umap,networks",
    about:
      "parts that nothing else needs and that are not run: the embedding, the networks, or both. Default: none",
  },
  {
    name: "save-features",
    about: "keep the features of every position as features.npy",
  },
  {
    name: "json",
    about:
      "print one JSON document when the run has ended, with its folder, verdicts, scores, checks and times, or with " +
      "the error; progress goes to standard error",
  },
  { name: "quiet", about: "print nothing but errors" },
  { name: "help", about: "print this" },
];
