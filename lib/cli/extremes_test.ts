import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { decodeNpy } from "../io/decode_npy.ts";
import { encodeNpy } from "../io/encode_npy.ts";
import { adjustedRandIndex } from "../score/adjusted_rand_index.ts";
import { inFolder } from "../testing/in_folder.ts";
import { SMALL_OPTIONS, writeSmallScan } from "../testing/small_scan.ts";
import { main } from "./reproduce.ts";

/** Where a record says null. */
function nullsIn(value: unknown, path = "record"): string[] {
  if (value === null) return [path];
  if (typeof value !== "object") return [];
  return Object.entries(value as object).flatMap(([key, each]) =>
    nullsIn(each, `${path}.${/^\d+$/.test(key) ? "*" : key}`)
  );
}

/** Runs the command on a changed small scan; gives the record, arrays and page that it wrote. */
async function runOn(
  folder: string,
  name: string,
  change: (value: number, index: number, most: number) => number,
) {
  const plain = join(folder, "plain.npy");
  await writeSmallScan(plain);
  const { data, shape } = decodeNpy(await Deno.readFile(plain));
  const values = data as Float32Array;
  const most = values.slice().sort()[Math.floor(0.99 * values.length)];
  const path = join(folder, `${name}.npy`);
  await Deno.writeFile(
    path,
    encodeNpy(
      Float32Array.from(values, (value, i) => change(value, i, most)),
      shape,
    ),
  );
  const out = join(folder, `${name}-run`);
  strictEqual(await main([path, ...SMALL_OPTIONS, "--quiet", "--out", out]), 0);
  const arrays = new Map<string, ArrayLike<number>>();
  for await (const { name } of Deno.readDir(out)) {
    if (!name.endsWith(".npy")) continue;
    const { data } = decodeNpy(await Deno.readFile(join(out, name)));
    arrays.set(name, data as Float32Array);
  }
  return {
    record: JSON.parse(await Deno.readTextFile(join(out, "result.json"))),
    page: await Deno.readTextFile(join(out, "report.html")),
    arrays,
  };
}

Deno.test("a scan of 1e9 counts a pattern, saturated and with dead rows, leaves a record and a page without NaN", () =>
  inFolder(async (folder) => {
    const plain = await runOn(folder, "usual", (value) => value);
    const { record, page, arrays } = await runOn(
      folder,
      "extreme",
      // Two rows of each detector image are dead.
      (value, i, most) => i % 1024 < 64 ? 0 : 1e5 * Math.min(most, value),
    );
    ok(arrays.size > 20);
    for (const [name, data] of arrays) {
      ok(Array.from(data).every(Number.isFinite), name);
    }
    // JSON has null for what is no number: none where the usual run has one.
    deepStrictEqual(
      [...new Set(nullsIn(record))].filter((path) =>
        !nullsIn(plain.record).includes(path)
      ),
      [],
    );
    const text = page.replaceAll(/<(script|style)\b[\s\S]*?<\/\1>/g, "");
    ok(/materials/.test(text));
    strictEqual(/.{40}\b(?:NaN|Infinity|undefined)\b.{20}/.exec(text), null);
    // Saturation takes the disks' tops, not the flake.
    const agreement = adjustedRandIndex(
      plain.arrays.get("level1.npy")!,
      arrays.get("level1.npy")!,
    );
    ok(agreement > 0.95, `${agreement}`);
  }));
