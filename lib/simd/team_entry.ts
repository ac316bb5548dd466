/// <reference lib="deno.worker" />
import type { TeamExports, TeamMessage } from "./kernel_team.ts";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data }: MessageEvent<TeamMessage>) => {
  const { module, memory, command } = data;
  const instance = new WebAssembly.Instance(module, { env: { memory } });
  (instance.exports as unknown as TeamExports).serve(command);
  self.close();
};
