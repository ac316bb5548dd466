/**
 * What trains the networks: "wasm" on the CPU, "webgpu" in our own kernels on
 * the adapter that is found, "tfjs-webgpu" there with TensorFlow.js' kernels:
 * an independent second trainer to compare with.
 */
export type LearningBackend = "wasm" | "webgpu" | "tfjs-webgpu";
