import type { BenchEnvironment } from "../../record/bench_environment.ts";
import type { MachineFloor } from "../../record/bench_file.ts";

/** An invented machine. */
export const MADE_UP_ENVIRONMENT: BenchEnvironment = {
  date: "2026-03-01T12:30:00.000Z",
  commit: "0123456789abcdef0123456789abcdef01234567",
  deno: "2.9.6",
  platform: "x86_64-unknown-linux-gnu",
  cpu: "Made-up Processor 9000",
  cores: 2,
  memoryBytes: 25.2e9,
  adapter: { name: "llvmpipe", driver: "Mesa 22.3.6", software: true },
  seed: 0,
  protocol: 1,
  warmUp: 1,
  cache: "warm",
  load: 0.42,
};

/** What the invented machine can do. */
export const MADE_UP_FLOOR: MachineFloor = {
  copyBytesPerSecond: 12.4e9,
  productFlopsPerSecond: 71.3e9,
  productSize: 1024,
  productBy: "WebAssembly, relaxed SIMD",
};
