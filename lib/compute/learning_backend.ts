/**
 * What trains the networks: "wasm" in our own WebAssembly kernels on the
 * threads of the CPU, "webgpu" in our own WGSL on the adapter that is found.
 * "tfjs-wasm" and "tfjs-webgpu" do the same with TensorFlow.js' kernels, one
 * thread on the CPU: independent second trainers to compare with.
 */
export type LearningBackend = "wasm" | "webgpu" | "tfjs-wasm" | "tfjs-webgpu";
