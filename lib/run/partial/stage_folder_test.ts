import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { inFolder } from "../../testing/in_folder.ts";
import { InputError } from "../../scan/input_error.ts";
import { StageFolder } from "./stage_folder.ts";

const FIRST = {
  value: { shifts: Float32Array.of(0.5, -0), names: ["WS2"], seconds: 2 },
  seconds: 3,
  residentBytes: 4,
};
const SECOND = {
  value: { labels: Int8Array.of(0, 1, 2), loss: NaN },
  seconds: 5,
  residentBytes: 6,
};

/** Keeps both stages, as one process does. */
async function keepBoth(path: string, plan = "plan"): Promise<string[]> {
  const folder = new StageFolder(path, { plan });
  const digests: string[] = [];
  for (const [name, outcome] of [["one", FIRST], ["two", SECOND]] as const) {
    strictEqual(await folder.recall(name, "stage"), undefined);
    digests.push(await folder.keep(name, "stage", outcome));
  }
  await folder.settle();
  return digests;
}

const recallBoth = async (path: string, plan = "plan") => {
  const folder = new StageFolder(path, { plan });
  return [
    await folder.recall("one", "stage"),
    await folder.recall("two", "stage"),
  ];
};

Deno.test("stages come back to the bit, for the same plan and the same stages before", () =>
  inFolder(async (folder) => {
    const [one, two] = await keepBoth(folder);
    deepStrictEqual(await recallBoth(folder), [
      { ...FIRST, sha256: one },
      { ...SECOND, sha256: two },
    ]);
    deepStrictEqual(await recallBoth(folder, "other plan"), [
      undefined,
      undefined,
    ]);
    // Another first stage: the second no longer follows from it.
    const other = new StageFolder(folder, { plan: "plan" });
    await other.keep("one", "stage", { ...FIRST, value: 1 });
    strictEqual(await other.recall("two", "stage"), undefined);
    await other.settle();
    deepStrictEqual(
      (await recallBoth(folder)).map((kept) => kept?.value),
      [1, undefined],
    );
  }));

Deno.test("a stage that was damaged counts as not there, and is kept anew", () =>
  inFolder(async (folder) => {
    const damages: readonly ((path: string) => Promise<void>)[] = [
      (path) => Deno.remove(join(path, "shifts.npy")),
      (path) => Deno.truncate(join(path, "shifts.npy"), 130),
      async (path) => {
        const bytes = await Deno.readFile(join(path, "shifts.npy"));
        bytes[bytes.length - 1] ^= 1;
        await Deno.writeFile(join(path, "shifts.npy"), bytes);
      },
      async (path) => {
        const text = await Deno.readTextFile(join(path, "record.json"));
        await Deno.writeTextFile(
          join(path, "record.json"),
          text.replace("WS2", "WS3"),
        );
      },
      (path) => Deno.writeTextFile(join(path, "record.json"), "{"),
    ];
    for (const damage of damages) {
      await Deno.remove(folder, { recursive: true });
      const [sha256] = await keepBoth(folder);
      await damage(join(folder, "one"));
      const again = new StageFolder(folder, { plan: "plan" });
      strictEqual(await again.recall("one", "stage"), undefined);
      strictEqual(await again.keep("one", "stage", FIRST), sha256);
      // What follows from it stands.
      ok(await again.recall("two", "stage"));
      await again.settle();
      ok((await recallBoth(folder)).every((kept) => kept !== undefined));
    }
  }));

Deno.test("parts stand beside the stages, and a digest finds other values out", () =>
  inFolder(async (folder) => {
    const first = new StageFolder(folder, { plan: "plan" });
    await first.keep("gather", "digest", FIRST);
    await first.keep("train-ae-1", "part", SECOND);
    const sha256 = await first.keep("train", "stage", FIRST);
    await first.settle();
    deepStrictEqual(
      [...Deno.readDirSync(join(folder, "gather"))].map(({ name }) => name),
      ["record.json"],
    );

    const second = new StageFolder(folder, { plan: "plan" });
    strictEqual(await second.recall("gather", "digest"), undefined);
    await rejects(
      second.keep("gather", "digest", SECOND),
      (error) =>
        error instanceof InputError &&
        /other values than before/.test(error.message),
    );
    await second.keep("gather", "digest", FIRST);
    deepStrictEqual(
      (await second.recall("train-ae-1", "part"))?.value,
      SECOND.value,
    );
    strictEqual((await second.recall("train", "stage"))?.sha256, sha256);
  }));

/** Calls that change the disk, each of which a kill may forestall. */
const CALLS = ["open", "mkdir", "rename", "remove"] as const;

Deno.test("killed before any one call, a stage is whole or not there", () =>
  inFolder(async (folder) => {
    const originals = Object.fromEntries(
      CALLS.map((name) => [name, Deno[name]]),
    );
    const { write } = Deno.FsFile.prototype;
    /** Makes every call from number `last` on do nothing but fail, as after a kill. */
    const killAt = (last: number) => {
      let calls = 0;
      const alive = () => {
        if (++calls > last) throw new Error("killed");
      };
      for (const name of CALLS) {
        Object.assign(Deno, {
          // deno-lint-ignore no-explicit-any -- whatever each of them takes
          [name]: async (...args: any[]) => {
            alive();
            // deno-lint-ignore no-explicit-any -- see above
            return await (originals[name] as any)(...args);
          },
        });
      }
      // A write that a kill cuts short leaves its first half.
      Deno.FsFile.prototype.write = async function (bytes) {
        if (++calls <= last) return await write.call(this, bytes);
        await write.call(this, bytes.subarray(0, bytes.length >> 1));
        throw new Error("killed");
      };
      return () => calls;
    };
    const states = new Set<string>();
    let calls = 0;
    for (let last = 0; last === 0 || calls > last - 1; last++) {
      await Deno.remove(folder, { recursive: true });
      const count = killAt(last);
      try {
        await keepBoth(folder).catch(() => {});
      } finally {
        Object.assign(Deno, originals);
        Deno.FsFile.prototype.write = write;
      }
      calls = count();
      const kept = await recallBoth(folder);
      states.add(kept.map((one) => one ? "whole" : "none").join());
      kept.forEach((one, i) => {
        if (one) deepStrictEqual(one.value, [FIRST, SECOND][i].value);
      });
      // No name but a temporary one holds less than everything.
      for (const { name } of await entries(folder)) {
        if (!name.startsWith(".")) {
          deepStrictEqual(
            (await entries(join(folder, name))).map(({ name }) => name).sort(),
            name === "one"
              ? ["record.json", "shifts.npy"]
              : ["labels.npy", "record.json"],
          );
        }
      }
      // The next process completes what is missing.
      const next = new StageFolder(folder, { plan: "plan" });
      for (
        const [name, outcome] of [["one", FIRST], ["two", SECOND]] as const
      ) {
        if (!await next.recall(name, "stage")) {
          await next.keep(name, "stage", outcome);
        }
      }
      await next.settle();
      ok((await recallBoth(folder)).every((kept) => kept !== undefined));
    }
    deepStrictEqual([...states], ["none,none", "whole,none", "whole,whole"]);
  }));

async function entries(path: string): Promise<Deno.DirEntry[]> {
  return await Array.fromAsync(Deno.readDir(path)).catch(() => []);
}
