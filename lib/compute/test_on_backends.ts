import type { LearningBackend } from "../compute/learning_backend.ts";

const adapter = await navigator.gpu?.requestAdapter() ?? null;

/** Choices of `testOnBackends`. */
export interface TestOnBackendsOptions {
  /** Backends that the test is about. The two that users train with. */
  readonly backends?: readonly LearningBackend[];
}

/**
 * Registers a test once for each backend. Without an adapter the WebGPU test is
 * reported as ignored, or fails where the environment sets
 * STEM4D_REQUIRE_WEBGPU, as the continuous integration does.
 */
export function testOnBackends(
  name: string,
  body: (backend: LearningBackend) => void | Promise<void>,
  { backends = ["wasm", "webgpu"] }: TestOnBackendsOptions = {},
): void {
  const required = Deno.env.get("STEM4D_REQUIRE_WEBGPU") !== undefined;
  for (const backend of backends) {
    Deno.test({
      name: `${name} [${backend}]`,
      ignore: backend.endsWith("webgpu") && adapter === null && !required,
      fn: () => body(backend),
    });
  }
}
