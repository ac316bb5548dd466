import { deepStrictEqual } from "node:assert/strict";
import { join } from "node:path";
import type { Engine } from "../compute/engine.ts";
import { decodeNpy } from "../io/decode_npy.ts";
import type { RunResult } from "../run/run_result.ts";
import { goldenDifferences } from "./golden_differences.ts";
import {
  type GoldenArray,
  goldenArray,
  type GoldenRecord,
} from "./golden_record.ts";

/** Golden records by engine. */
export const GOLDEN_FILE = new URL(
  "../../fixtures/golden/quick.json",
  import.meta.url,
);

/**
 * Holds a run folder against the golden record of its engine; with
 * STEM4D_GOLDEN=update it becomes the record. For tests. Only the adapter that
 * the record was made on has one, Mesa's lavapipe; others are left alone.
 *
 * @throws {AssertionError} where something differs by more than it may
 */
export async function checkGolden(
  folder: string,
  engine: Pick<Engine, "kind" | "gpu">,
): Promise<void> {
  if (engine.gpu && !/llvmpipe/i.test(engine.gpu.description)) return;
  const key = engine.gpu ? "webgpu on lavapipe" : "cpu";
  const result: RunResult = JSON.parse(
    await Deno.readTextFile(join(folder, "result.json")),
  );
  const arrays: Record<string, GoldenArray> = {};
  for (const { name } of result.arrays) {
    const bytes = await Deno.readFile(join(folder, `${name}.npy`));
    arrays[name] = goldenArray(name, decodeNpy(bytes));
  }
  const losses = Object.fromEntries(
    result.networks.map(({ kind, material, loss }) => [
      `${kind} of ${material}`,
      Number(loss.at(-1)!.toPrecision(7)),
    ]),
  );
  const records: Record<string, GoldenRecord> = JSON.parse(
    await Deno.readTextFile(GOLDEN_FILE),
  );
  const now = { arrays, losses };
  if (Deno.env.get("STEM4D_GOLDEN") === "update") {
    records[key] = now;
    await Deno.writeTextFile(
      GOLDEN_FILE,
      JSON.stringify(records, null, 1) + "\n",
    );
    return;
  }
  deepStrictEqual(
    records[key] && goldenDifferences(now, records[key]),
    [],
    `results on ${key} are not the golden ones; where that is meant: deno task golden, and a line in fixtures/golden/CHANGELOG.md that says why`,
  );
}
