import type { Mutation } from "../mutation.ts";

/** Mistakes in the rooms around: embedding, lattices, files, claims, the recipe. */
export const OTHER_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/embed/fuzzy/membership_graph.ts",
    find: "weights[edges++] = p + q - p * q;",
    replace: "weights[edges++] = p + q;",
    why: "memberships of more than 1",
    tests: ["lib/embed/fuzzy"],
  },
  {
    file: "lib/embed/fuzzy/smooth_knn_distances.ts",
    find: "const target = Math.log2(count);",
    replace: "const target = Math.log(count);",
    why: "neighbourhoods are narrower than UMAP's",
    tests: ["lib/embed/fuzzy"],
  },
  {
    file: "lib/embed/layout/similarity_curve.ts",
    find: "x < minDist ? 1 : Math.exp(-(x - minDist) / spread)",
    replace: "Math.exp(-x / spread)",
    why: "minDist has no effect",
    tests: ["lib/embed/layout/similarity_curve_test.ts"],
  },
  {
    file: "lib/lattice/fit_hexagonal_lattice.ts",
    find: "Math.atan2(yx - xy, xx + yy)",
    replace: "Math.atan2(yx + xy, xx + yy)",
    why: "a lattice's rotation is its shear",
    tests: ["lib/lattice"],
  },
  {
    file: "lib/lattice/ripple.ts",
    find: "const angle = 2 * (rotation + 30 + 60 * i) * Math.PI / 180;",
    replace: "const angle = 2 * (rotation + 60 * i) * Math.PI / 180;",
    why: "crests run 30 degrees off",
    tests: ["lib/lattice", "lib/recipe/name_clusters_test.ts"],
  },
  {
    file: "lib/lattice/angular_variance.ts",
    find:
      "variance += ring.reduce((sum, value) => sum + (value - mean) ** 2, 0);",
    replace: "variance += ring.reduce((sum, value) => sum + value ** 2, 0);",
    why: "the support is the darkest cluster, not the most even",
    tests: ["lib/recipe", "lib/lattice"],
  },
  {
    file: "lib/io/npy/npy_format.ts",
    find: "if (needed > file.size) {",
    replace: "if (needed > file.size + 1) {",
    why: "a file that lacks a byte is taken for whole",
    tests: ["lib/io/npy"],
  },
  {
    file: "lib/io/empad/empad_format.ts",
    find: "given ?? [Number(named![2]), Number(named![1])];",
    replace: "given ?? [Number(named![1]), Number(named![2])];",
    why: "scans whose size the name states come out transposed",
    tests: ["lib/io/empad"],
  },
  {
    file: "lib/io/element/to_float32.ts",
    find: "upper[2 * i + 1] * 0x1_0000_0000 + lower[2 * i];",
    replace: "upper[2 * i + 1] * 0xffff_ffff + lower[2 * i];",
    why: "64-bit integers are a little off",
    tests: ["lib/io/element"],
  },
  {
    file: "lib/claim/row/claim_row.ts",
    find: "values.every((value) => Number.isFinite(value));",
    replace: "values.some((value) => Number.isFinite(value));",
    why: "a claim is judged though half of its values are missing",
    tests: [
      "lib/claim/row",
      "lib/claim/image",
      "lib/claim/judge_claims_test.ts",
    ],
  },
  {
    file: "lib/claim/image/alignment_claim.ts",
    find: "holds: Math.max(after, left) < Math.min(before, most),",
    replace: "holds: Math.min(after, left) < Math.min(before, most),",
    why: "alignment is said to work though the true shift is left",
    tests: ["lib/claim/image"],
  },
  {
    file: "lib/recipe/name_clusters.ts",
    find: 'name: known ? ["WS2", "WSe2"][i] : `material ${i + 1}`,',
    replace: 'name: known ? ["WSe2", "WS2"][i] : `material ${i + 1}`,',
    why: "the coin toss of the published course",
    tests: ["lib/recipe"],
  },
];
