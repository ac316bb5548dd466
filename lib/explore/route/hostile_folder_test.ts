import { createHash } from "node:crypto";
import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { join } from "node:path";
import { openEngine } from "../../compute/open_engine.ts";
import { encodeNpy } from "../../io/encode_npy.ts";
import { readReportRun } from "../../report/read_report_run.ts";
import { madeUpRun } from "../../report/testing/made_up_run.ts";
import { writeMadeUpRun } from "../../report/testing/write_made_up_run.ts";
import type { ReportRun } from "../../report/report_run.ts";
import { serveRoutes } from "../server/serve_routes.ts";
import { rawExchange } from "../testing/raw_exchange.ts";
import { explorerRoutes } from "./explorer_routes.ts";

const sha256 = (bytes: Uint8Array) =>
  createHash("sha256").update(bytes).digest("hex");

/** A folder with a run and, beside the run, a secret. */
async function inFolder(
  body: (paths: { readonly run: string; readonly secret: string }) => Promise<
    void
  >,
) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    const run = join(folder, "run");
    await Deno.mkdir(run);
    const secret = join(folder, "secret.npy");
    await Deno.writeFile(secret, encodeNpy(new Float32Array(576), [24, 24]));
    await body({ run, secret });
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** Serves a run and asks for paths. */
async function served(
  run: ReportRun,
  body: (get: (path: string) => Promise<string>) => Promise<void>,
) {
  const engine = await openEngine("cpu", { workers: 1 });
  const server = serveRoutes(explorerRoutes({
    ...{ run, other: undefined, engine, names: ["", ""] },
    input: { missing: "It is not here." },
  }));
  try {
    await body((path) =>
      rawExchange(
        server.port,
        `GET ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`,
      )
    );
  } finally {
    await server.close();
    engine.close();
  }
}

Deno.test("a record that names other files leads to none of them", () =>
  inFolder(async ({ run, secret }) => {
    const result = await writeMadeUpRun(
      run,
      madeUpRun({ scan: 24, detector: 30 }),
    );
    const digest = sha256(await Deno.readFile(secret));
    const names = [
      ...["../secret", "./../secret", secret.slice(0, -4), "adf/../../secret"],
      ...["__proto__", "constructor", "toString", "adf\0", "..%2fsecret"],
    ];
    const entries = names.map((name) => ({
      ...result.arrays[0],
      name,
      sha256: digest,
    }));
    await Deno.writeTextFile(
      join(run, "result.json"),
      JSON.stringify({ ...result, arrays: [...result.arrays, ...entries] }),
    );
    const read = await readReportRun(run);
    const known = result.arrays.map(({ name }) => name);
    ok([...read.arrays.keys()].every((name) => known.includes(name)));
    await served(read, async (get) => {
      match(await get("/array/adf.npy"), /^HTTP\/1\.1 200/);
      for (const name of names) {
        for (const path of [name, encodeURIComponent(name)]) {
          match(
            await get(`/array/${path}.npy`),
            /^HTTP\/1\.1 40[04]/,
            JSON.stringify(path),
          );
        }
      }
    });
  }));

Deno.test("a link in the run's folder that leads out of it gives nothing of what it leads to", () =>
  inFolder(async ({ run, secret }) => {
    await writeMadeUpRun(run, madeUpRun({ scan: 24, detector: 30 }));
    const linked = {
      adf: secret,
      shifts: "/etc/passwd",
      umap: "/dev/null",
      level3: run,
      ae: join(run, "ae.npy"),
      vae: "/nowhere",
    };
    for (const [name, target] of Object.entries(linked)) {
      await Deno.remove(join(run, `${name}.npy`));
      await Deno.symlink(target, join(run, `${name}.npy`));
    }
    const read = await readReportRun(run);
    await served(read, async (get) => {
      for (const name of Object.keys(linked)) {
        ok(!read.arrays.has(name), name);
        ok(read.unusable.has(name), name);
        match(await get(`/array/${name}.npy`), /^HTTP\/1\.1 404/);
      }
      const page = await get("/");
      match(page, /^HTTP\/1\.1 200/);
      ok(!/root:[^ ]*:0:0/.test(page));
    });
  }));

Deno.test("a record whose sizes are none is refused in a sentence", () =>
  inFolder(async ({ run }) => {
    const result = await writeMadeUpRun(
      run,
      madeUpRun({ scan: 24, detector: 30 }),
    );
    for (
      const shape of [
        ...[undefined, null, "24", [24, 24], { scan: [24, 24] }],
        ...[{ scan: ["<b>", 24], detector: [30, 30] }],
        ...[{ scan: [24, 24], detector: [30, 1e300] }],
        ...[{ scan: [24, 24, 1], detector: [30, 0] }],
      ]
    ) {
      await Deno.writeTextFile(
        join(run, "result.json"),
        JSON.stringify({ ...result, input: { ...result.input, shape } }),
      );
      await rejects(
        readReportRun(run),
        (error: Error) =>
          error.name === "InputError" &&
          /has no sizes of a scan and a detector/.test(error.message),
      );
    }
  }));

/** A `.npy` file with a header of one's own. */
function npy(
  header: string,
  { length = header.length, version = 1, data = 64 } = {},
): Uint8Array {
  const bytes = new Uint8Array(12 + header.length + data);
  bytes.set([0x93, 0x4e, 0x55, 0x4d, 0x50, 0x59, version, 0]);
  const view = new DataView(bytes.buffer);
  if (version === 1) view.setUint16(8, length, true);
  else view.setUint32(8, length, true);
  bytes.set(new TextEncoder().encode(header), version === 1 ? 10 : 12);
  return bytes;
}

Deno.test("hostile .npy files are said to be unusable, soon and without their memory", () =>
  inFolder(async ({ run }) => {
    const shaped = (shape: string, descr = "<f4") =>
      `{'descr': '${descr}', 'fortran_order': False, 'shape': (${shape}), }\n`;
    const files: Uint8Array[] = [
      npy("", { length: 0xffff }),
      npy("", { length: 0xffffffff, version: 2 }),
      npy("", { length: 0xffffffff, version: 3 }),
      npy(shaped("24, 24"), { version: 200 }),
      npy(shaped("99999999999, 99999999999")),
      npy(shaped("9007199254740993, 9007199254740993")),
      npy(shaped("1" + "0".repeat(400))),
      npy(shaped("-24, -24")),
      npy(shaped("1e3, 24")),
      npy(shaped("24, 24", "|O")),
      npy(shaped("24, 24", "<f4 ".repeat(50))),
      npy(shaped("24, 24,".repeat(8000)), { version: 2 }),
      npy("{".repeat(100_000), { version: 2 }),
      npy("{'descr': ".repeat(20_000), { version: 2 }),
      npy("(".repeat(60_000) + "1" + ")".repeat(60_000), { version: 2 }),
      npy(" ".repeat(1_000_000), { version: 2 }),
      new Uint8Array(0),
    ];
    for (const [index, bytes] of files.entries()) {
      const result = await writeMadeUpRun(
        run,
        madeUpRun({ scan: 24, detector: 30 }),
      );
      await Deno.writeFile(join(run, "adf.npy"), bytes);
      const arrays = result.arrays.map((array) =>
        array.name === "adf" ? { ...array, sha256: sha256(bytes) } : array
      );
      await Deno.writeTextFile(
        join(run, "result.json"),
        JSON.stringify({ ...result, arrays }),
      );
      const before = Deno.memoryUsage().rss;
      const start = performance.now();
      const read = await readReportRun(run);
      ok(performance.now() - start < 5000, `file ${index} took long`);
      ok(Deno.memoryUsage().rss - before < 300e6, `file ${index} took memory`);
      deepEqual([index, read.arrays.has("adf")], [index, false]);
      equal(typeof read.unusable.get("adf"), "string");
    }
  }));
