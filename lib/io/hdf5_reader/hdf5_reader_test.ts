import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { inFolder } from "../../testing/in_folder.ts";
import { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { openScan } from "../open_scan.ts";
import { ScanFile } from "../scan_file.ts";
import { Hdf5Reader } from "./hdf5_reader.ts";

const fixtures = fileURLToPath(new URL("../../../fixtures/", import.meta.url));

/** A file whose first heap of texts has an object of no kind: the HDF5 library goes through the heap for ever. */
function endlessFile(path: string): void {
  const bytes = readFileSync(join(fixtures, "files/py4dstem.h5"));
  const heap = bytes.indexOf("GCOL");
  // Behind signature, version and size: the first object's number.
  bytes[heap + 16] = 0;
  writeFileSync(path, bytes);
}

/** Asks for values of a dataset, whatever it is. */
async function ask(file: string, path: string) {
  const opened = ScanFile.open(join(fixtures, file));
  const reader = new Hdf5Reader(opened);
  try {
    return await reader.ask({
      kind: "read",
      path,
      offset: [0, 0, 0, 0],
      count: [1, 1, 5, 6],
      elementBytes: 2,
    });
  } finally {
    await reader.close();
    opened.close();
  }
}

// In a program of its own, as the thread's loop takes a processor until it ends.
Deno.test("a library that is busy for ever is given up; the program goes on, and ends by itself", () =>
  inFolder(async (folder) => {
    endlessFile(join(folder, "endless.h5"));
    const program = join(folder, "program.ts");
    const opener = new URL("../open_scan.ts", import.meta.url).href;
    writeFileSync(
      program,
      `import { openScan } from ${JSON.stringify(opener)};
       let ticks = 0;
       setInterval(() => ticks++, 100).unref();
       await openScan(Deno.args[0], { patience: 2 })
         .catch((error) => console.log(error.name, error.message));
       console.log(ticks > 5);
       const scan = await openScan(Deno.args[1]);
       console.log(scan.shape.scan.join());
       scan.close();`,
    );
    const { code, stdout, stderr } = await new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-q", "--no-prompt", "--allow-read", "--allow-env"],
        ...[
          "-c",
          fileURLToPath(new URL("../../../deno.json", import.meta.url)),
        ],
        program,
        join(folder, "endless.h5"),
        join(fixtures, "files/gzip.h5"),
      ],
      signal: AbortSignal.timeout(60_000),
    }).output();
    const text = new TextDecoder();
    equal(text.decode(stderr), "");
    match(
      text.decode(stdout),
      /^InputError Cannot read .*endless\.h5 as the HDF5 library was still busy after 2 s: .*\ntrue\n3,4\n$/,
    );
    equal(code, 0);
  }));

Deno.test("a library that breaks down is an InputError, and the next file has another", () =>
  inFolder(async (folder) => {
    // The leaf of a tree of links tells of other sizes; its checksums are right.
    const bytes = readFileSync(join(fixtures, "hdf5_layouts/user_block.h5"));
    for (
      const [at, byte] of [
        [2975, 0],
        [2976, 1],
        [2977, 0],
        [2980, 0],
        [3004, 24],
        [3005, 244],
        [3006, 247],
        [3007, 64],
        [10611, 52],
        [10612, 76],
        [10613, 0],
        [10614, 0],
        [10615, 0],
        [10617, 0],
        [10618, 0],
        [11052, 144],
        [11053, 166],
        [11054, 204],
        [11055, 246],
      ]
    ) bytes[at] = byte;
    const path = join(folder, "divides_by_zero.h5");
    writeFileSync(path, bytes);
    await rejects(openScan(path), {
      name: "InputError",
      message: /the HDF5 library broke down \(its words: \S/,
    });
    const values = await ask("hostile/circles.h5", "/data");
    deepEqual([...values.subarray(0, 6)], [0, 0, 1, 0, 2, 0]);
  }));

Deno.test("no file but the one given is opened, wherever it says its values lie", async () => {
  // The files that are named lie beside, and could be read.
  for (const name of ["secret.h5", "secret.bin"]) {
    ok(readFileSync(join(fixtures, "hostile", name)).includes("SENTINEL"));
  }
  await rejects(ask("hostile/raw_outside.h5", "/beside"), {
    name: "InputError",
    message: /read values of \/beside/,
  });
  await rejects(ask("hostile/raw_outside.h5", "/passwords"), {
    name: "InputError",
  });
  // What other files would give is missing, and the fill value stands for it.
  const values = await ask("hostile/virtual_outside.h5", "/beside");
  deepEqual(new Set(values), new Set([0]));
  // Whoever opens a scan is told.
  for (const dataset of ["beside", "above", "mixed"]) {
    await rejects(
      openScan(join(fixtures, "hostile/virtual_outside.h5"), { dataset }),
      { name: "InputError", message: /values lie in other files/ },
    );
  }
  const linked = ScanFile.open(join(fixtures, "hostile/circles.h5"));
  const file = await Hdf5File.open(linked);
  try {
    for (const path of ["/outside0", "/outside3"]) {
      await rejects(async () => await file.metadata(path), {
        name: "InputError",
      });
    }
  } finally {
    file.close();
  }
});

Deno.test("what is asked for when the reader closes fails in words", async () => {
  const file = ScanFile.open(join(fixtures, "files/gzip.h5"));
  const reader = new Hdf5Reader(file);
  const asked = reader.ask({ kind: "contents" });
  const closed = reader.close();
  const wanted = { name: "InputError", message: /closed: open the scan again/ };
  await rejects(asked, wanted);
  await closed;
  await rejects(reader.ask({ kind: "contents" }), wanted);
  file.close();
});

Deno.test("requests that overlap are answered one after the other", async () => {
  const file = ScanFile.open(join(fixtures, "hostile/circles.h5"));
  const reader = new Hdf5Reader(file);
  const read = (y: number) =>
    reader.ask({
      kind: "read",
      path: "/data",
      offset: [y, 0, 0, 0],
      count: [1, 1, 1, 1],
      elementBytes: 2,
    });
  const rows = await Promise.all([read(0), read(1), read(2)]);
  deepEqual(rows.map(([low, high]) => low + 256 * high), [0, 120, 240]);
  await reader.close();
  file.close();
});

Deno.test("the library's memory ends at the limit", async () => {
  const module = new URL("./limit_memory.ts", import.meta.url).href;
  const { stdout } = await new Deno.Command(Deno.execPath(), {
    args: [
      "eval",
      `import { limitMemory } from ${JSON.stringify(module)};
       limitMemory(1 << 20);
       const memory = new WebAssembly.Memory({ initial: 1, maximum: 99 });
       console.log(memory.grow(15));
       try { memory.grow(1); } catch (error) { console.log(error.message); }`,
    ],
  }).output();
  equal(
    new TextDecoder().decode(stdout),
    "1\nCannot take more than 1048576 bytes\n",
  );
});
