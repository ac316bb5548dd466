import { deepEqual } from "node:assert/strict";
import { join, resolve } from "node:path";
import { LAUNCHED_COMMANDS } from "./launched_commands.ts";
import { namedLeave } from "./named_leave.ts";

const { reproduce, inspect, export: exported, report } = LAUNCHED_COMMANDS;
const picture = LAUNCHED_COMMANDS["report:picture"];

Deno.test("a command line gives leave for what it names and no more", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const scan = join(folder, "scan.h5");
    await Deno.writeTextFile(scan, "");
    const run = join(folder, "run");
    deepEqual(await namedLeave(reproduce, []), none);
    // Values of options that name nothing are no files.
    deepEqual(
      await namedLeave(reproduce, [
        ...["--seed", "3", scan, "--engine=cpu", "--quiet", "--out", run],
      ]),
      { ...none, read: [scan, folder], write: [run, `${run}.partial`] },
    );
    // A folder that has to be made may go again; "./.." leads nowhere else.
    const deep = join(folder, "new", "run");
    deepEqual(
      await namedLeave(reproduce, [`--out=${folder}/x/../new/./run/`]),
      {
        ...none,
        read: [join(folder, "new")],
        write: [deep, `${deep}.partial`, join(folder, "new")],
      },
    );
    // Names near one that is not there are looked for.
    deepEqual(await namedLeave(inspect, [join(folder, "scan.hdf5")]), {
      ...none,
      read: [join(folder, "scan.hdf5"), folder],
    });
    deepEqual(await namedLeave(inspect, [scan, "--png", "pictures"]), {
      ...none,
      read: [scan, resolve(".")],
      write: [resolve("pictures")],
    });
    deepEqual(
      (await namedLeave(exported, [run, "--csv", "a.csv", "--npy", "b/"]))
        .write,
      ["a.csv", "a.csv.partial", "b", "b.partial"].map((path) => resolve(path)),
    );
    const page = join(folder, "report.html");
    deepEqual(await namedLeave(report, [folder]), {
      ...none,
      read: [folder],
      write: [page, `${page}.partial`],
    });
    const png = join(folder, "report.png");
    deepEqual(
      await namedLeave(picture, [
        ...["--width", "800", folder, "--chromium", "/opt/chromium"],
      ]),
      {
        read: [folder, folder],
        write: [png, `${png}.partial`],
        run: ["/opt/chromium"],
      },
    );
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

Deno.test("a run that is gone on with may read the file that it was begun with", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const run = join(folder, "run");
    const partial = `${run}.partial`;
    await Deno.mkdir(partial);
    const plan = { schema: "stem4d-plan/1", start: { file: "/data/scan.h5" } };
    await Deno.writeTextFile(join(partial, "plan.json"), JSON.stringify(plan));
    // Either name means the same run.
    for (const name of [run, partial, `${partial}/`]) {
      deepEqual(await namedLeave(reproduce, ["--resume", name]), {
        ...none,
        read: [folder, "/data/scan.h5"],
        write: [run, partial],
      });
    }
    await Deno.writeTextFile(join(partial, "plan.json"), "damaged");
    deepEqual((await namedLeave(reproduce, ["--resume", run])).read, [folder]);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const none = { read: [], write: [], run: [] };
