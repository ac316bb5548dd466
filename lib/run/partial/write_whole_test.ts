import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { InputError } from "../../scan/input_error.ts";
import { inFolder } from "../../testing/in_folder.ts";
import { StageFolder } from "./stage_folder.ts";
import { writeWhole } from "./write_whole.ts";

/** Runs `body` and gives the flushes and renames that it made, in order. */
async function traced(body: () => Promise<void>): Promise<string[]> {
  const { open, rename } = Deno;
  const events: string[] = [];
  Deno.open = async (path, options) => {
    const file = await open(path, options);
    const { sync } = file;
    file.sync = async () => {
      await sync.call(file);
      events.push(`flush ${path}`);
    };
    return file;
  };
  Deno.rename = async (from, to) => {
    events.push(`rename ${from}`);
    await rename(from, to);
  };
  try {
    await body();
  } finally {
    Object.assign(Deno, { open, rename });
  }
  return events;
}

Deno.test("a file is flushed before it is renamed, and its folder after", () =>
  inFolder(async (folder) => {
    const path = join(folder, "plan.json");
    const events = await traced(() => writeWhole(path, "{}"));
    deepStrictEqual(events, [
      `flush ${path}.partial`,
      `rename ${path}.partial`,
      `flush ${folder}`,
    ]);
    strictEqual(await Deno.readTextFile(path), "{}");
  }));

Deno.test("a stage's files and names are flushed before it is renamed", () =>
  inFolder(async (folder) => {
    const events = await traced(async () => {
      const stages = new StageFolder(folder, { plan: "plan" });
      const value = { shifts: Float32Array.of(1), labels: Int8Array.of(1) };
      await stages.keep("one", "stage", {
        value,
        seconds: 1,
        residentBytes: 1,
      });
      await stages.settle();
    });
    const at = join(folder, ".one.partial");
    deepStrictEqual(
      events.slice(0, 3).sort(),
      ["labels.npy", "record.json", "shifts.npy"].map((name) =>
        `flush ${join(at, name)}`
      ),
    );
    deepStrictEqual(events.slice(3), [
      `flush ${at}`,
      `rename ${at}`,
      `flush ${folder}`,
    ]);
  }));

Deno.test("what the system refuses is said in words, with its error as the cause", () =>
  inFolder(async (folder) => {
    await Deno.writeTextFile(join(folder, "file"), "");
    await rejects(
      writeWhole(join(folder, "file", "plan.json"), "{}"),
      (error) =>
        error instanceof InputError && error.cause instanceof Error &&
        /a part of the path is a file/.test(error.message),
    );
    await rejects(writeWhole(join(folder, "gone", "x"), ""), /folder is gone/);
    ok([...Deno.readDirSync(folder)].length === 1);
  }));
