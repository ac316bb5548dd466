import type { TrainingStep } from "../step_slot.ts";

/** A step of ordinary numbers, each representable in single precision. */
export function sampleStep(changes: Partial<TrainingStep>): TrainingStep {
  return {
    start: 0,
    rows: 1,
    index: 0,
    noiseCounter: 0,
    noisePhase: 0,
    errorScale: 0.5,
    divergenceScale: 0.125,
    stepSize: 0.25,
    rootScale: 1.5,
    epsilon: 2 ** -20,
    firstDecay: 0.875,
    secondDecay: 0.9375,
    ...changes,
  };
}
