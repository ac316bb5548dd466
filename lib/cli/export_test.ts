import {
  deepStrictEqual,
  match,
  rejects,
  strictEqual,
} from "node:assert/strict";
import { join } from "node:path";
import { decodeNpy } from "../io/decode_npy.ts";
import { madeUpRun } from "../report/testing/made_up_run.ts";
import { writeMadeUpRun } from "../report/testing/write_made_up_run.ts";
import { InputError } from "../scan/input_error.ts";
import { main } from "./export.ts";

async function inFolder(body: (folder: string) => Promise<void>) {
  const folder = await Deno.makeTempDir({ prefix: "stem4d-test-" });
  try {
    await body(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

/** What the command prints. */
async function printed(args: string[]): Promise<string> {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    strictEqual(await main(args), 0);
  } finally {
    console.log = log;
  }
  return lines.join("\n");
}

Deno.test("export writes all formats at once and tells where", () =>
  inFolder(async (folder) => {
    const run = madeUpRun();
    const { arrays } = await writeMadeUpRun(folder, run);
    const [emd, csv, npy] = ["r.emd", "r.csv", "npy"].map((name) =>
      join(folder, name)
    );
    const text = await printed(
      [folder, "--emd", emd, "--csv", csv, "--npy", npy, "--json"],
    );
    deepStrictEqual(JSON.parse(text), {
      run: folder,
      written: [
        { format: "emd", path: emd },
        { format: "csv", path: csv },
        { format: "npy", path: npy },
      ],
    });
    const [rows, columns] = run.result.input.shape.scan;
    const lines = (await Deno.readTextFile(csv)).trimEnd().split("\r\n");
    strictEqual(lines.length, 1 + rows * columns);
    match(lines[0], /^y,x,y_nm,x_nm,level1,level1_name,/);
    deepStrictEqual(
      decodeNpy(await Deno.readFile(join(npy, "level3.npy"))),
      decodeNpy(await Deno.readFile(join(folder, "level3.npy"))),
    );
    const listed = JSON.parse(
      await Deno.readTextFile(join(npy, "arrays.json")),
    );
    deepStrictEqual(listed, arrays);
    await rejects(main([folder, "--csv", csv]), /exists already/);
  }));

Deno.test("export refuses what it cannot do, and says what to give", () =>
  inFolder(async (folder) => {
    await rejects(main([]), /give the folder of one/);
    await rejects(main([folder]), /give --emd FILE/);
    await rejects(
      main([folder.slice(0, -1), "--emd", "a.emd"]),
      /did you mean .*stem4d-test/,
    );
    const absent = join(folder, "absent", "a.emd");
    await Deno.mkdir(join(folder, "run"));
    await writeMadeUpRun(join(folder, "run"), madeUpRun());
    await rejects(
      main([join(folder, "run"), "--emd", absent]),
      /there is no folder .*absent: make it/,
    );
    await rejects(main([folder, "--emd", "a.emd"]), /holds no result\.json/);
    await rejects(main([folder, "--emdd", "a.emd"]), /did you mean --emd\?/);
    await rejects(main(["a", "b", "--csv", "c"]), InputError);
  }));
