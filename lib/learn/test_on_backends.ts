import type { LearningBackend } from "./learning_backend.ts";

const adapter = await navigator.gpu?.requestAdapter() ?? null;

/**
 * Registers a test once for each backend. Without an adapter the WebGPU test is
 * reported as ignored, or fails where the environment sets
 * STEM4D_REQUIRE_WEBGPU, as the continuous integration does.
 */
export function testOnBackends(
  name: string,
  body: (backend: LearningBackend) => void | Promise<void>,
): void {
  const required = Deno.env.get("STEM4D_REQUIRE_WEBGPU") !== undefined;
  for (const backend of ["wasm", "webgpu"] as const) {
    Deno.test({
      name: `${name} [${backend}]`,
      ignore: backend === "webgpu" && adapter === null && !required,
      fn: () => body(backend),
    });
  }
}
