import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import type { BenchEnvironment } from "../record/bench_environment.ts";
import { currentCommit } from "./current_commit.ts";
import { describeAdapter } from "./describe_adapter.ts";
import { PROTOCOL_VERSION } from "./protocol_version.ts";

/** What only the bench knows of itself. */
export type BenchCircumstances =
  & Pick<BenchEnvironment, "seed">
  & Partial<Pick<BenchEnvironment, "warmUp" | "cache">>;

/** Folder of the repository. */
const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Everything that a timing depends on besides the code. Needs `--allow-sys`,
 * and for the commit `--allow-run`; without the latter, outside a work tree, or
 * without git the commit is null.
 *
 * @param circumstances `warmUp` defaults to 1, `cache` to "warm"
 */
export async function benchEnvironment(
  { seed, warmUp = 1, cache = "warm" }: BenchCircumstances,
): Promise<BenchEnvironment> {
  const [minute] = Deno.loadavg();
  return {
    date: new Date().toISOString(),
    commit: await currentCommit(ROOT),
    deno: Deno.version.deno,
    platform: Deno.build.target,
    cpu: cpus()[0]?.model.trim() ?? "unknown",
    cores: navigator.hardwareConcurrency,
    memoryBytes: Deno.systemMemoryInfo().total,
    adapter: await describeAdapter(),
    seed,
    protocol: PROTOCOL_VERSION,
    warmUp,
    cache,
    // Windows keeps no load average.
    load: Deno.build.os === "windows" ? null : minute,
  };
}
