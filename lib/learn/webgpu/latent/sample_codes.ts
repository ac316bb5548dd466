import type { Kernel } from "../../../compute/kernel.ts";
import { stepSlot } from "../step_slot.ts";
import { NORMAL_TEXT } from "./normal_text.ts";

/** Threads of a workgroup. */
const THREADS = 64;

/** Sizes of the VAE's latent layer, as a uniform of `latentSizes`. */
const SIZES = `
struct Sizes { latent: u32, codeStride: u32, headStride: u32, rows: u32, seed: u32, key: u32 }
`;

/** What a kernel of the latent layer is told. */
export interface LatentSizes {
  /** Length of a code. */
  readonly latent: number;
  /** Positions in the batch. */
  readonly rows: number;
  /** Seed of the noise's stream. */
  readonly seed: number;
  /** Key of that stream; see `streamKey`. */
  readonly key: number;
}

/** The uniform of the kernels of the latent layer. */
export function latentSizes(
  { latent, rows, seed, key }: LatentSizes,
): Uint32Array<ArrayBuffer> {
  const fours = (length: number) => Math.ceil(length / 4) * 4;
  const strides = [fours(latent), fours(2 * latent)];
  return Uint32Array.of(latent, ...strides, rows, seed >>> 0, key, 0, 0);
}

/** Workgroups of the kernels of the latent layer: a thread for each code's each number. */
export function latentWorkgroups(
  { latent, rows }: Pick<LatentSizes, "latent" | "rows">,
): [x: number] {
  return [Math.ceil(latent * rows / THREADS)];
}

/**
 * Kernel: codes drawn around their means, `mean + exp(logarithm of variance /
 * 2) * noise`. Buffers: heads [row][mean, then logarithm], codes [row][unit],
 * noise [row][unit], each row filled up to fours; a uniform (`latentSizes`);
 * the step's slot. Noise "drawn" is made here, the numbers of `RandomStream`
 * from the step's counter on; noise "given" comes from one buffer more,
 * [position in the epoch's order][unit], unpadded. Workgroups:
 * `latentWorkgroups`.
 */
export function sampleCodesKernel(noise: "drawn" | "given"): Kernel {
  const given = noise === "given";
  return {
    name: `sample codes (noise ${noise})`,
    bindings: [
      "read",
      "read-write",
      "read-write",
      "uniform",
      "slot",
      ...(given ? ["read"] as const : []),
    ],
    wgsl: `
${SIZES}
@group(0) @binding(0) var<storage, read> heads: array<f32>;
@group(0) @binding(1) var<storage, read_write> codes: array<f32>;
@group(0) @binding(2) var<storage, read_write> noise: array<f32>;
@group(0) @binding(3) var<uniform> sizes: Sizes;
${stepSlot.wgsl(4)}
${
      given
        ? "@group(0) @binding(5) var<storage, read> given: array<f32>;"
        : NORMAL_TEXT
    }

@compute @workgroup_size(${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= sizes.rows * sizes.latent) {
    return;
  }
  let row = id.x / sizes.latent;
  let unit = id.x % sizes.latent;
${
      given
        ? "  let drawn = given[step.start * sizes.latent + id.x];"
        : `  let number = step.noisePhase + id.x;
  let drawn = normal(sizes.seed, sizes.key, step.noiseCounter + number / 4u, number % 4u);`
    }
  let head = row * sizes.headStride + unit;
  let at = row * sizes.codeStride + unit;
  noise[at] = drawn;
  codes[at] = heads[head] + exp(0.5 * heads[head + sizes.latent]) * drawn;
}
`,
  };
}

/**
 * Kernel: gradient at both heads from that at the codes, with the divergence's
 * own part, whose terms' sum goes to a number of each workgroup. Buffers:
 * heads, gradient at the codes, noise, gradient at the heads, sums
 * [step][workgroup], a uniform (`latentSizes`), the step's slot; all as in
 * `sampleCodesKernel`. Workgroups: `latentWorkgroups` of the largest batch, so
 * that every step has as many sums.
 */
export function latentGradientKernel(): Kernel {
  return {
    name: "latent gradient",
    bindings: [
      "read",
      "read",
      "read",
      "read-write",
      "read-write",
      "uniform",
      "slot",
    ],
    wgsl: `
${SIZES}
@group(0) @binding(0) var<storage, read> heads: array<f32>;
@group(0) @binding(1) var<storage, read> slope: array<f32>;
@group(0) @binding(2) var<storage, read> noise: array<f32>;
@group(0) @binding(3) var<storage, read_write> result: array<f32>;
@group(0) @binding(4) var<storage, read_write> sums: array<f32>;
@group(0) @binding(5) var<uniform> sizes: Sizes;
${stepSlot.wgsl(6)}
var<workgroup> terms: array<f32, ${THREADS}>;

@compute @workgroup_size(${THREADS})
fn main(
  @builtin(workgroup_id) group: vec3u,
  @builtin(num_workgroups) groups: vec3u,
  @builtin(local_invocation_index) thread: u32,
) {
  let index = group.x * ${THREADS}u + thread;
  var term = 0.0;
  if (index < sizes.rows * sizes.latent) {
    let row = index / sizes.latent;
    let unit = index % sizes.latent;
    let head = row * sizes.headStride + unit;
    let at = row * sizes.codeStride + unit;
    let mean = heads[head];
    let logVariance = heads[head + sizes.latent];
    let deviation = exp(0.5 * logVariance);
    let excess = deviation * deviation - 1.0;
    term = excess + mean * mean - logVariance;
    result[head] = slope[at] + mean * step.divergenceScale;
    result[head + sizes.latent] =
      0.5 * (slope[at] * noise[at] * deviation + excess * step.divergenceScale);
  }
  terms[thread] = term;
  workgroupBarrier();
  for (var half = ${THREADS / 2}u; half > 0u; half /= 2u) {
    if (thread < half) {
      terms[thread] += terms[thread + half];
    }
    workgroupBarrier();
  }
  if (thread == 0u) {
    sums[step.index * groups.x + group.x] = terms[0];
  }
}
`,
  };
}
