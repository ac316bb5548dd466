import { deepStrictEqual, rejects, strictEqual } from "node:assert/strict";
import { join } from "node:path";
import { InputError } from "../../lib/scan/input_error.ts";
import {
  BENCH_RECORD_KINDS,
  type BenchRecordKind,
} from "./bench_record_kinds.ts";
import { readBenchReports } from "./read_bench_reports.ts";
import { madeUpReports } from "./testing/made_up_reports.ts";
import { writeBenchPage } from "./write_bench_page.ts";

const KINDS = Object.keys(BENCH_RECORD_KINDS) as BenchRecordKind[];

async function inFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = await Deno.makeTempDir();
  try {
    await use(folder);
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

Deno.test("readBenchReports gives null for what is not there", () =>
  inFolder(async (folder) => {
    deepStrictEqual(await readBenchReports(join(folder, "none")), {
      suite: null,
      peers: null,
      scaling: null,
      quality: null,
      comparison: null,
      history: [],
    });
  }));

Deno.test("readBenchReports reads back what was written, and the page is drawn twice alike", () =>
  inFolder(async (folder) => {
    const reports = madeUpReports();
    for (const kind of KINDS) {
      await Deno.writeTextFile(
        join(folder, BENCH_RECORD_KINDS[kind].file),
        JSON.stringify(reports[kind]),
      );
    }
    await Deno.writeTextFile(
      join(folder, "history.jsonl"),
      reports.history.map((line) => `${JSON.stringify(line)}\n`).join(""),
    );
    deepStrictEqual(await readBenchReports(folder), reports);
    const first = await Deno.readTextFile(await writeBenchPage(folder));
    const out = join(folder, "new", "page.html");
    strictEqual(await writeBenchPage(folder, { out }), out);
    strictEqual(await Deno.readTextFile(out), first);
  }));

Deno.test("readBenchReports refuses a file that is not its kind and says how to mend it", () =>
  inFolder(async (folder) => {
    const peers = madeUpReports().peers!;
    const file = join(folder, "peers.json");
    const wrong: readonly (readonly [content: string, given: RegExp])[] = [
      ["{", /what is not JSON/],
      ["[]", /JSON without fields/],
      [JSON.stringify({ ...peers, schema: "other/1" }), /schema "other\/1"/],
      [JSON.stringify({ ...peers, rows: 3 }), /no list "rows"/],
      [JSON.stringify({ ...peers, command: null }), /no list "command"/],
      [JSON.stringify({ ...peers, environment: null }), /no environment/],
    ];
    for (const [content, given] of wrong) {
      await Deno.writeTextFile(file, content);
      await rejects(
        readBenchReports(folder),
        (error) =>
          error instanceof InputError && given.test(error.message) &&
          /deno task bench:peers/.test(error.message),
        content,
      );
    }
  }));
