import type * as Tensorflow from "@tensorflow/tfjs-core";
import { AdapterError } from "./adapter_error.ts";

/** TensorFlow.js' own names of its backends. */
export type TensorflowBackend = "wasm" | "webgpu";

/**
 * Imports TensorFlow.js's core and one of its backends and makes that the one
 * in use. Both are imported only here and only when training starts: they take
 * a quarter of a second, and the backend "cpu", which would greet the user on
 * the console, stays out.
 *
 * The choice of backend is global to TensorFlow.js, so callers that interleave
 * must take turns.
 *
 * @throws {AdapterError} where "webgpu" is asked for and there is no adapter
 */
export async function loadTensorflow(
  backend: TensorflowBackend,
): Promise<typeof Tensorflow> {
  if (backend === "webgpu") await requireAdapter();
  const tensorflow = await import("@tensorflow/tfjs-core");
  tensorflow.enableProdMode();
  if (backend === "webgpu") {
    await import("@tensorflow/tfjs-backend-webgpu");
    // Left to itself the backend picks among four programs for a product. One
    // of them ("split K", for long rows and few columns) adds partial sums by
    // floating-point atomics, in no fixed order, and is plainly wrong where the
    // second operand is transposed.
    tensorflow.env().set("WEBGPU_MATMUL_PROGRAM_TYPE", MATMUL_PACKED);
    // Small tensors would be computed on the backend "cpu".
    tensorflow.env().set("WEBGPU_CPU_FORWARD", false);
  } else {
    await import("@tensorflow/tfjs-backend-wasm");
  }
  if (!await tensorflow.setBackend(backend)) {
    throw new Error(`TensorFlow.js could not start its backend "${backend}"`);
  }
  return tensorflow;
}

/** `MatMulProgramType.MatMulPackedProgram` of TensorFlow.js. */
const MATMUL_PACKED = 3;

async function requireAdapter(): Promise<void> {
  const adapter = await navigator.gpu?.requestAdapter();
  if (adapter) return;
  throw new AdapterError(
    "Cannot train on webgpu as no adapter was found: install a Vulkan driver " +
      "(Mesa's lavapipe needs no GPU) or train on wasm",
  );
}
