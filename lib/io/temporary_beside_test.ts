import { deepEqual, notEqual } from "node:assert/strict";
import { join } from "node:path";
import { temporaryBeside } from "./temporary_beside.ts";

Deno.test("two that write the same file do not meet and leave nothing", async () => {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const path = join(folder, "file.h5");
    const [one, other] = [temporaryBeside(path), temporaryBeside(path)];
    notEqual(one.path, other.path);
    await Deno.writeTextFile(one.path, "one");
    await Deno.mkdir(other.path);
    await Deno.writeTextFile(join(other.path, "part"), "other");
    await Deno.rename(one.path, path);
    one.remove();
    deepEqual(names(`${path}.partial`), [other.path.split("/").at(-1)]);
    other.remove();
    deepEqual(names(folder), ["file.h5"]);
    // A folder's name may end in a slash.
    const slashed = temporaryBeside(join(folder, "arrays/"));
    deepEqual(names(folder).sort(), ["arrays.partial", "file.h5"]);
    slashed.remove();
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
});

const names = (folder: string) =>
  [...Deno.readDirSync(folder)].map(({ name }) => name);
