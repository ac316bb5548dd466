import type { Mutation } from "../mutation.ts";

const STREAM = ["lib/stream/kernel"];
const TRAIN = ["lib/learn/simd"];

/** Mistakes in the SIMD kernels, which are compiled anew. */
export const KERNEL_MUTATIONS: readonly Mutation[] = [
  {
    file: "lib/simd/assembly/stream/centre.ts",
    find: "sumY += here * y;",
    replace: "sumY += here * (y + 1);",
    why: "centres are a pixel too low",
    compile: "stream",
    tests: STREAM,
  },
  {
    file: "lib/simd/assembly/stream/sum.ts",
    find: "at += 16;",
    replace: "at += 32;",
    why: "what follows a run's last four pixels is taken from behind it",
    compile: "stream",
    tests: STREAM,
  },
  {
    file: "lib/simd/assembly/stream/conclude.ts",
    find: "v128.store(means + at, f64x2.add(first, mean));",
    replace: "v128.store(means + at, mean);",
    why: "means are differences from the first value",
    compile: "stream",
    tests: STREAM,
  },
  {
    file: "lib/simd/assembly/stream/moments.ts",
    find: "q3 = f64x2.add(q3, f64x2.mul(d, d));",
    replace: "q3 = f64x2.add(q3, d);",
    why: "two lanes of eight sum differences in the place of squares",
    compile: "stream",
    tests: STREAM,
  },
  {
    file: "lib/simd/assembly/stream/admit.ts",
    find: "return isFloat<T>() ? f32x4.sub(values, values) : f32x4.splat(0);",
    replace: "return f32x4.splat(0);",
    why: "NaN and infinity are let in",
    compile: "stream",
    tests: [...STREAM, "lib/io/not_finite_test.ts"],
  },
  {
    file: "lib/simd/assembly/kmeans.ts",
    find: "v128.store(from, f64x2.sub(v128.load(from, 16), high), 16);",
    replace: "v128.store(from, f64x2.sub(v128.load(from, 16), low), 16);",
    why: "a cluster that loses a point keeps some of its features",
    compile: "kmeans",
    tests: ["lib/cluster/lloyd", "lib/simd/kmeans_kernels_test.ts"],
  },
  {
    file: "lib/simd/assembly/kmeans.ts",
    find: "if (c < k) {",
    replace: "if (c + 1 < k) {",
    why: "the last of an odd number of centres lies at every point",
    compile: "kmeans",
    tests: ["lib/cluster/search", "lib/simd/kmeans_kernels_test.ts"],
  },
  {
    file: "lib/simd/assembly/training/adam.ts",
    find: "multiplyAdd(f32x4.sqrt(square), scale, least),",
    replace: "multiplyAdd(f32x4.sqrt(f32x4.add(square, least)), scale, least),",
    why: "epsilon under the root, as other programs have it",
    compile: "training",
    tests: TRAIN,
  },
  {
    file: "lib/simd/assembly/training/error_gradient.ts",
    find: "v128.store(output + offset, f32x4.mul(difference, factor));",
    replace: "v128.store(output + offset, difference);",
    why: "gradients are not divided by the number of values",
    compile: "training",
    tests: TRAIN,
  },
];
