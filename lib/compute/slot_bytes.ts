/**
 * Bytes of one slot of a buffer bound as "slot": the distance that every
 * WebGPU adapter allows between two parts of a uniform buffer.
 */
export const SLOT_BYTES = 256;
