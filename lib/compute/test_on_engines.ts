import type { Engine } from "./engine.ts";
import { openEngine } from "./open_engine.ts";

const adapter = await navigator.gpu?.requestAdapter() ?? null;

/**
 * Registers a test once for each engine, with two workers. Without an adapter
 * the WebGPU test is reported as ignored, or fails where the environment sets
 * STEM4D_REQUIRE_WEBGPU, as the continuous integration does.
 */
export function testOnEngines(
  name: string,
  body: (engine: Engine) => Promise<void>,
): void {
  const required = Deno.env.get("STEM4D_REQUIRE_WEBGPU") !== undefined;
  for (const kind of ["cpu", "webgpu"] as const) {
    Deno.test({
      name: `${name} [${kind}]`,
      ignore: kind === "webgpu" && adapter === null && !required,
      async fn() {
        const engine = await openEngine(kind, { workers: 2 });
        try {
          await body(engine);
        } finally {
          engine.close();
        }
      },
    });
  }
}
