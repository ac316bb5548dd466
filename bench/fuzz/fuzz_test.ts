import { deepStrictEqual, match, ok, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { inFolder } from "../../lib/testing/in_folder.ts";
import { hdf5Checksum } from "../../lib/io/hdf5_writing/hdf5_checksum.ts";
import { makeCase } from "./make_case.ts";
import { type FuzzRecord, runCases } from "./run_cases.ts";
import { hdf5SeedFiles, placeSecrets, seedFields } from "./seed_files.ts";
import { tryCase } from "./try_case.ts";

/** Cases of this test; all of them are `deno task fuzz`. */
const CASES = 300;

Deno.test("files that are damaged or made to harm end in a clean error or a right answer", () =>
  inFolder(async (folder) => {
    const own = join(folder, "cases");
    await Deno.mkdir(own);
    placeSecrets([folder, own]);
    const records: FuzzRecord[] = [];
    await runCases({
      first: 0,
      count: CASES,
      ...{ folder, folders: [own] },
      ...{ patience: 10, seconds: 120, bytes: 2 ** 31 },
      onRecord: (record) => void records.push(record),
    });
    strictEqual(records.length, CASES);
    const held = ["refused", "answered", "contained"];
    deepStrictEqual(
      records.filter(({ verdict }) => !held.includes(verdict)),
      [],
    );
    // A reader that refused everything, or nothing, would hold as well.
    for (const format of ["HDF5", ".npy", "EMPAD"]) {
      for (const wanted of ["refused", "answered"]) {
        ok(
          records.some((record) =>
            record.format === format && record.verdict === wanted
          ),
          `no case of ${format} was ${wanted}`,
        );
      }
    }
  }));

Deno.test("a number makes the same case again", () => {
  for (let seed = 0; seed < 40; seed++) {
    const [one, two] = [makeCase(seed), makeCase(seed)];
    deepStrictEqual(one.bytes, two.bytes);
    deepStrictEqual(
      [one.fault, one.base, one.options],
      [two.fault, two.base, two.options],
    );
  }
});

Deno.test("a wrong answer and a refusal of what is right are told", () =>
  inFolder(async (folder) => {
    const limits = { folder, patience: 60 };
    const honest = [...Array(2000).keys()].map(makeCase).find((made) =>
      made.format === ".npy" && made.must === "answer"
    )!;
    strictEqual((await tryCase(honest, limits)).verdict, "answered");
    const other = await tryCase({
      ...honest,
      values: (answer) => {
        const values = honest.values!(answer);
        values[values.length - 1] = NaN;
        return values;
      },
    }, limits);
    deepStrictEqual([other.verdict, other.words], ["broken", "wrong values"]);
    const cut = await tryCase(
      { ...honest, bytes: honest.bytes.slice(0, 100) },
      limits,
    );
    strictEqual(cut.verdict, "broken");
    match(cut.words, /^refused what is right: Cannot/);
    const allowed = await tryCase({ ...honest, must: "refuse" }, limits);
    strictEqual(allowed.verdict, "broken");
    // The secret read as a scan of its own stands for one that was followed.
    const secret = await tryCase({
      ...honest,
      format: "HDF5",
      name: "secret.h5",
      bytes: new Uint8Array(
        await Deno.readFile(
          new URL("../../fixtures/hostile/secret.h5", import.meta.url),
        ),
      ),
      options: { dataset: "data" },
    }, limits);
    match(secret.words, /shows values that lie outside/);
  }));

Deno.test("a process that hangs, swells or ends by itself is told", () =>
  inFolder(async (folder) => {
    const own = join(folder, "cases");
    await Deno.mkdir(own);
    placeSecrets([folder, own]);
    const verdicts = async (limits: object) => {
      const records: FuzzRecord[] = [];
      await runCases({
        ...{ first: 0, count: 1, folder, folders: [own] },
        ...{ patience: 10, seconds: 120, bytes: 2 ** 31 },
        ...limits,
        onRecord: (record) => void records.push(record),
      });
      return records.map(({ verdict }) => verdict);
    };
    // No process starts within a hundredth of a second, or in a mebibyte.
    deepStrictEqual(await verdicts({ seconds: 0.01 }), ["hung"]);
    if (Deno.build.os === "linux") {
      deepStrictEqual(await verdicts({ bytes: 2 ** 20 }), ["swollen"]);
    }
    await Deno.remove(own, { recursive: true });
    // Without its folder the process throws.
    deepStrictEqual(await verdicts({}), ["crashed"]);
  }));

Deno.test("structures of files are found, and their checksums are those that stand there", () => {
  const files = hdf5SeedFiles();
  const latest = files.find(({ name }) => name.endsWith("/latest.h5"))!;
  const { fields, pieces } = seedFields(latest);
  const found = new Set(fields.map(({ what }) => what));
  for (
    const what of ["superblock", "layout message", "header of a fixed array"]
  ) {
    ok(found.has(what), `no ${what}`);
  }
  ok(pieces.length > 50);
  const view = new DataView(latest.bytes.buffer);
  for (const { start, end } of pieces) {
    strictEqual(
      hdf5Checksum(latest.bytes.subarray(start, end - 4)),
      view.getUint32(end - 4, true),
    );
  }
  const earliest = files.find(({ name }) => name.endsWith("/earliest.h5"))!;
  const old = new Set(seedFields(earliest).fields.map(({ what }) => what));
  for (const what of ["node of a tree", "symbol table message", "local heap"]) {
    ok(old.has(what), `no ${what}`);
  }
});
