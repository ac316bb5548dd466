/**
 * Where a training's products are computed: "wasm" on one thread of the CPU,
 * "webgpu" on the adapter that is found.
 */
export type LearningBackend = "wasm" | "webgpu";
