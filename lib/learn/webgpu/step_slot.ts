import { SLOT_BYTES } from "../../compute/slot_bytes.ts";

/** What changes from training step to training step. */
export interface TrainingStep {
  /** First place of the batch in the epoch's order. */
  readonly start: number;
  /** Positions in the batch. */
  readonly rows: number;
  /** Number of the step in its epoch, from 0. */
  readonly index: number;
  /** Call of the counter-based generator that gives the step's first noise, modulo 2^32. */
  readonly noiseCounter: number;
  /** Which of that call's four normals comes first. */
  readonly noisePhase: number;
  /** Factor from a difference to its part of the error's gradient. */
  readonly errorScale: number;
  /** Factor from a code's divergence to its part of the loss's gradient. */
  readonly divergenceScale: number;
  /** Adam's step size, both corrections of the first moment included. */
  readonly stepSize: number;
  /** Factor of the second moment's root, with its corrections. */
  readonly rootScale: number;
  /** Added to that root. */
  readonly epsilon: number;
  /** What Adam keeps of the first moment. */
  readonly firstDecay: number;
  /** What Adam keeps of the second moment. */
  readonly secondDecay: number;
}

const FIELDS: readonly (readonly [keyof TrainingStep, "u32" | "f32"])[] = [
  ["start", "u32"],
  ["rows", "u32"],
  ["index", "u32"],
  ["noiseCounter", "u32"],
  ["noisePhase", "u32"],
  ["errorScale", "f32"],
  ["divergenceScale", "f32"],
  ["stepSize", "f32"],
  ["rootScale", "f32"],
  ["epsilon", "f32"],
  ["firstDecay", "f32"],
  ["secondDecay", "f32"],
];

/** How a step's numbers lie in its slot of a "slot" buffer. */
export const stepSlot = {
  /** Declares the slot as `step` in WGSL. */
  wgsl: (binding: number): string =>
    `struct Step {
${FIELDS.map(([name, type]) => `  ${name}: ${type},`).join("\n")}
}
@group(0) @binding(${binding}) var<uniform> step: Step;`,

  /** The slots of some steps, one after the other. */
  pack(steps: readonly TrainingStep[]): Uint32Array<ArrayBuffer> {
    const words = new Uint32Array(steps.length * SLOT_BYTES / 4);
    const floats = new Float32Array(words.buffer);
    steps.forEach((step, index) => {
      const slot = index * SLOT_BYTES / 4;
      FIELDS.forEach(([name, type], field) => {
        (type === "u32" ? words : floats)[slot + field] = step[name];
      });
    });
    return words;
  },
};
