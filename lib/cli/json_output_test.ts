import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { encodeNpy } from "../io/encode_npy.ts";
import { launchArguments } from "./launch/launch_arguments.ts";

const ROOT = new URL("../../", import.meta.url).pathname;

async function reproduce(args: string[]) {
  const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: await launchArguments("reproduce", args),
    cwd: ROOT,
    env: { NO_COLOR: "1" },
  }).output();
  const text = new TextDecoder();
  return { code, stdout: text.decode(stdout), stderr: text.decode(stderr) };
}

Deno.test("reproduce --json prints one document, progress on standard error", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const path = join(folder, "scan.npy");
    const shape = [10, 12, 16, 16] as const;
    const values = Float32Array.from(
      { length: 120 * 256 },
      (_, i) => 50 + 20 * Math.sin(i * i),
    );
    await Deno.writeFile(path, encodeNpy(values, shape));
    const out = join(folder, "run");
    const few = ["--without", "umap,networks", "--engine", "cpu"];
    const { code, stdout, stderr } = await reproduce(
      [path, "--json", "--out", out, "--workers", "2", ...few],
    );
    const found = JSON.parse(stdout);
    strictEqual(found.exitStatus, code, stderr);
    strictEqual(found.folder, out);
    const record = JSON.parse(await Deno.readTextFile(found.record));
    deepStrictEqual(found.checks, record.checks);
    deepStrictEqual(found.scores, record.scores);
    ok(!found.command.includes("--json"));
    const { reproduced, notReproduced, untestable } = found.verdicts;
    strictEqual(
      reproduced + notReproduced + untestable,
      record.claims.filter(({ kind }: { kind: string }) =>
        kind === "claim" || kind === "figure"
      ).length,
    );
    strictEqual(found.stages.length, record.stages.length);
    // Piped: plain lines, one a stage.
    match(stderr, /\d s {2}align, dark field, deviations {2}[\d.]+ GB\/s/);
    ok(!stderr.includes("\u001b"), stderr);

    const again = await reproduce([path, "--json", "--out", out]);
    strictEqual(again.code, 2);
    const { error, exitStatus } = JSON.parse(again.stdout);
    strictEqual(exitStatus, 2);
    strictEqual(error.name, "InputError");
    match(error.message, /exists already/);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});
