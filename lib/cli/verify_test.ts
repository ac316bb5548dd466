import { ok, rejects, strictEqual } from "node:assert/strict";
import { Buffer } from "node:buffer";
import { join } from "node:path";
import { SMALL_OPTIONS, writeSmallScan } from "../testing/small_scan.ts";
import { inFolder } from "../testing/in_folder.ts";
import { sealPage } from "../report/page_seal.ts";
import { main as reproduce } from "./reproduce.ts";
import { main as verify } from "./verify.ts";

/** Runs `verify` and gives its exit status and what it printed. */
async function verified(args: readonly string[]): Promise<[number, string]> {
  const { log } = console;
  const lines: string[] = [];
  console.log = (line: string) => lines.push(line);
  try {
    return [await verify(args), lines.join("\n")];
  } finally {
    console.log = log;
  }
}

Deno.test("verify tells a run that is as recorded from one that was changed, and where", () =>
  inFolder(async (folder) => {
    const [scan, out] = [join(folder, "scan.npy"), join(folder, "run")];
    await writeSmallScan(scan);
    await reproduce([scan, ...SMALL_OPTIONS, "--quiet", "--out", out]);
    const again = [out, "--file", scan, "--quiet", "--stage", "level3"];
    const [status, said] = await verified(again);
    strictEqual(said, "");
    strictEqual(status, 0);
    await rejects(verified([out, "--quiet"]), /give it with --file/);
    await rejects(
      verified([...again.slice(0, -1), "level9"]),
      /its stages are/,
    );
    await rejects(
      verified([...again, "--all"]),
      /Cannot use --stage with --all/,
    );

    /** Changes one file, verifies and changes it back. */
    const changed = async (
      name: string,
      change: (text: string) => string,
      args: readonly string[],
    ) => {
      const path = join(out, name);
      const bytes = await Deno.readFile(path);
      const encoding = name.endsWith(".npy") ? "latin1" : "utf8";
      const text = Buffer.from(bytes).toString(encoding);
      const other = change(text);
      ok(other !== text, name);
      await Deno.writeFile(path, Buffer.from(other, encoding));
      const found = await verified(args);
      await Deno.writeFile(path, bytes);
      return found;
    };
    const files = [out, "--files", "--quiet"];
    const cases: readonly [string, (text: string) => string, RegExp][] = [
      ["umap.npy", (text) => text.slice(0, -1) + "~", /DIFFERS {2}umap\.npy/],
      ["report.html", (text) => text + "\n", /DIFFERS {2}report\.html/],
      [
        "result.json",
        (text) => text.replace('"verdict": "reproduced"', '"verdict": "x"'),
        /DIFFERS {2}verdicts/,
      ],
    ];
    for (const [name, change, message] of cases) {
      const [status, said] = await changed(name, change, files);
      strictEqual(status, 1, name);
      ok(message.test(said), said);
    }
    // A page that other code drew is no changed page.
    const [whole, drawn] = await changed(
      "report.html",
      (text) => sealPage(text.slice(0, text.lastIndexOf("<!--")) + "\n"),
      [out, "--files"],
    );
    strictEqual(whole, 0, drawn);
    ok(/same {2}report\.html .*drawn by other code/.test(drawn), drawn);
    // A seed that the run was not made with: the stages come to something else.
    const [other, differs] = await changed(
      "result.json",
      (text) => text.replace('\n  "seed": 0', '\n  "seed": 1'),
      again,
    );
    strictEqual(other, 1);
    ok(/DIFFERS {2}stage level3/.test(differs), differs);
    ok(!/DIFFERS {2}stage measure/.test(differs), differs);
  }));
