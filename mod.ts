/**
 * Streaming, reproducible 4D-STEM analysis on WebGPU or on the CPU: open a
 * scan, align it, find the pixels that vary, cluster, embed, train, score.
 *
 * @module
 */
export { InputError } from "./lib/scan/input_error.ts";
