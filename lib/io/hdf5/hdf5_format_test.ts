import { deepEqual, equal, match, rejects } from "node:assert/strict";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openScan } from "../open_scan.ts";

const folder = fileURLToPath(
  new URL("../../../fixtures/files/", import.meta.url),
);

const refused: readonly (readonly [string, string | undefined, RegExp])[] = [
  [
    "types.h5",
    undefined,
    /several have four axes: name one with --dataset.*\n {2}\/big_float16 \(3 x 4 x 5 x 6, float16\)\n/,
  ],
  ["no_datasets.h5", undefined, /it holds no datasets at all/],
  [
    "not_numeric.h5",
    undefined,
    /no numeric dataset with four axes; there are:\n(?:.*\n)* {2}\/flat \(12 x 5 x 6, float32\)\n/,
  ],
  ["not_numeric.h5", "compound", /values are of the type compound: wanted/],
  ["not_numeric.h5", "/complex", /values are of the type complex: wanted/],
  ["not_numeric.h5", "flags", /values are of the type enumeration: wanted/],
  ["not_numeric.h5", "text", /values are of the type text: wanted/],
  ["not_numeric.h5", "flat", /3 axes \(12 x 5 x 6\): wanted 4/],
  ["not_numeric.h5", "number", /0 axes/],
  ["not_numeric.h5", "nothing", /0 axes/],
  ["not_numeric.h5", "folder", /it is a group/],
  ["not_numeric.h5", "missing", /no such dataset; there are:/],
  ["not_numeric.h5", "flat/within", /no such dataset; there are:/],
  ["empty_axis.h5", undefined, /an axis is empty \(3 x 0 x 5 x 6\)/],
  ["links.h5", "outside", /a link to \/data in another file, contiguous\.h5/],
  ["links.h5", "round", /its links go round in a circle/],
  [
    "outside.h5",
    undefined,
    /\/outside -> \/data of contiguous\.h5 \(another file/,
  ],
  [
    "virtual.h5",
    undefined,
    /values lie in other files, such as contiguous\.h5/,
  ],
  ["lzf.h5", undefined, /filter LZF \(number 32000\).*h5repack -f GZIP=4/],
  [
    "huge.h5",
    "chunk",
    /one chunk of 64 x 64 x 256 x 256 values takes 2147483648/,
  ],
  [
    "../hostile/virtual_outside.h5",
    "circle",
    /a virtual dataset that is made of itself, by way of \/circle/,
  ],
  [
    "../hostile/nested.h5",
    undefined,
    /groups lie more than 64 deep in one another: name the dataset/,
  ],
  ["huge.h5", "pattern", /one pattern of 100000 x 100000 pixels takes/],
];
for (const [name, dataset, message] of refused) {
  Deno.test(`openScan refuses ${dataset ?? "to choose"} in ${name}`, () =>
    rejects(
      openScan(join(folder, name), dataset === undefined ? {} : { dataset }),
      {
        name: "InputError",
        message,
      },
    ));
}

Deno.test("openScan follows soft links and cycles within a file", async () => {
  for (const dataset of ["soft/patterns", "/outer/inner/up/soft/patterns"]) {
    const scan = await openScan(join(folder, "links.h5"), { dataset });
    equal((await scan.identify()).dataset, "/outer/inner/patterns");
    scan.close();
  }
});

Deno.test("pixel sizes that no number holds are left out", async () => {
  // Steps of 1e308, of NaN and infinity, and none at all.
  for (const name of ["steps0", "steps1", "steps2"]) {
    const scan = await openScan(join(folder, "../hostile/texts.h5"), {
      dataset: `${name}/data`,
    });
    for (const size of Object.values(scan.calibration)) {
      equal(Number.isFinite(size) && size > 0, true, `${name}: ${size}`);
    }
    scan.close();
  }
});

Deno.test("what was never written and has no fill value is zero, not what lies in memory", async () => {
  const bytes = readFileSync(join(folder, "../hostile/sizes.h5"));
  // The message of the fill value tells of none.
  for (const [at, byte] of [[930, 1], [1115, 0xff], [1116, 0x7f]]) {
    bytes[at] = byte;
  }
  const path = await Deno.makeTempFile({ suffix: ".h5" });
  writeFileSync(path, bytes);
  const scan = await openScan(path, { dataset: "positions" });
  for (let time = 0; time < 3; time++) {
    const values = await scan.read({ y0: 0, y1: 1, x0: 0, x1: 64 });
    deepEqual(new Set(values), new Set([0]));
  }
  scan.close();
  await Deno.remove(path);
});

Deno.test("openScan reads a corner of a scan that declares 262 TB", async () => {
  const scan = await openScan(join(folder, "huge.h5"), { dataset: "patterns" });
  deepEqual(scan.shape.scan, [1e6, 1e6]);
  const corner = { y0: 999_998, y1: 1e6, x0: 999_999, x1: 1e6 };
  deepEqual(await scan.read(corner), new Float32Array(2 * 256 * 256));
  // One position more than 2 GiB as float32.
  await rejects(scan.read({ y0: 0, y1: 1, x0: 0, x1: 8193 }), {
    name: "InputError",
    message: /take 2147745792 bytes as float32: one read gives at most/,
  });
  scan.close();
});

Deno.test("a damaged chunk is an InputError, not zeros", async () => {
  const path = await Deno.makeTempFile({ suffix: ".h5" });
  const bytes = readFileSync(join(folder, "gzip.h5"));
  // A gzip stream in a chunk begins with these two bytes.
  const chunk = bytes.indexOf(Uint8Array.of(0x78, 0x5e));
  bytes.fill(0xff, chunk + 2, chunk + 20);
  writeFileSync(path, bytes);
  const scan = await openScan(path);
  await rejects(scan.read({ y0: 0, y1: 3, x0: 0, x1: 4 }), {
    name: "InputError",
    message: /read values of \/entry\/detector\/patterns.*damaged.*filter/,
  });
  scan.close();
  await Deno.remove(path);
});

/** Runs a program that opens files of the test folder, with few permissions. */
async function child(permissions: string[], program: string) {
  const path = await Deno.makeTempFile({ suffix: ".ts" });
  const opener = JSON.stringify(new URL("../open_scan.ts", import.meta.url));
  writeFileSync(
    path,
    `const { openScan } = await import(${opener});
     const folder = ${JSON.stringify(folder)};
     ${program}`,
  );
  const config = fileURLToPath(new URL("../../../deno.json", import.meta.url));
  const { stdout, stderr } = await new Deno.Command(Deno.execPath(), {
    args: ["run", "--quiet", "--no-prompt", "-c", config, ...permissions, path],
  }).output();
  await Deno.remove(path);
  const text = new TextDecoder();
  return { stdout: text.decode(stdout), stderr: text.decode(stderr) };
}

const openAll = `
  for (const { name } of Deno.readDirSync(folder)) {
    try {
      const scan = await openScan(folder + name);
      await scan.read({ y0: 0, y1: 1, x0: 0, x1: 1 });
      scan.close();
    } catch (error) {
      if (error.name !== "InputError") throw error;
      console.log(error.message);
    }
  }
  const damaged = Deno.readFileSync(folder + "gzip.h5").fill(0xff, 100, 5000);
  const path = Deno.makeTempFileSync();
  Deno.writeFileSync(path, damaged);
  await openScan(path).catch((error) => console.log(error.message));
  Deno.removeSync(path);
  console.error("end");
`;
Deno.test("the HDF5 library prints nothing by itself", async () => {
  const { stdout, stderr } = await child(
    ["--allow-read", "--allow-env", "--allow-write"],
    openAll,
  );
  equal(stderr, "end\n");
  match(stdout, /its words: \S/);
});

Deno.test("openScan names the permission that is missing", async () => {
  const program = `
    await openScan(folder + "int16.npy").catch((e) => console.log(e.message));
    await openScan(folder + "gzip.h5").catch((e) => console.log(e.message));`;
  match((await child(["--allow-env"], program)).stdout, /--allow-read/);
  const { stdout, stderr } = await child(["--allow-read"], program);
  match(stdout, /^[^\n]*--allow-env[^\n]*\n$/);
  equal(stderr, "");
});
