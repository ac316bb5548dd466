import { equal, rejects } from "node:assert/strict";
import { AdapterError } from "./adapter_error.ts";
import { loadTensorflow } from "./load_tensorflow.ts";
import { testOnBackends } from "./test_on_backends.ts";

testOnBackends("the backend asked for is in use", async (backend) => {
  const name = backend === "tfjs-wasm" ? "wasm" : "webgpu";
  equal((await loadTensorflow(name)).getBackend(), name);
}, { backends: ["tfjs-wasm", "tfjs-webgpu"] });

Deno.test("a machine without an adapter is told what to do", async () => {
  const { gpu } = navigator;
  const replace = (value: unknown) =>
    Object.defineProperty(navigator, "gpu", { value, configurable: true });
  replace({ requestAdapter: () => Promise.resolve(null) });
  try {
    await rejects(loadTensorflow("webgpu"), AdapterError);
  } finally {
    replace(gpu);
  }
});

Deno.test("training on wasm needs to read files only, and prints nothing", async () => {
  const module = new URL("../learn/train_network.ts", import.meta.url).href;
  const program = `
    import { trainNetwork } from ${JSON.stringify(module)};
    await trainNetwork(
      { values: Float32Array.of(1, -1, -1, 1), positions: 2, features: 2 },
      { kind: "ae", hiddenLayers: 1, hidden: 4, latent: 1, epochs: 2, seed: 1 },
      { backend: "wasm" },
    );`;
  const config = new URL("../../deno.json", import.meta.url).pathname;
  const command = new Deno.Command(Deno.execPath(), {
    args: ["run", "-q", "--no-prompt", "--allow-read", "-c", config, "-"],
    stdin: "piped",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const writer = command.stdin.getWriter();
  await writer.write(new TextEncoder().encode(program));
  await writer.close();
  const { code, stdout, stderr } = await command.output();
  const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes);
  equal(text(stderr), "");
  equal(text(stdout), "");
  equal(code, 0);
});
