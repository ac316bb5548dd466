import { ok, strictEqual } from "node:assert/strict";
import { duration, progressPrinter } from "./progress_printer.ts";

function record(terminal: boolean, columns = 80) {
  let text = "";
  const print = progressPrinter({
    write: (more) => text += more,
    terminal,
    columns: () => columns,
  });
  print({ kind: "start", stage: "umap", title: "UMAP" });
  for (let done = 1; done <= 1000; done++) {
    print({
      kind: "progress",
      stage: "umap",
      title: "UMAP",
      done,
      total: 1000,
    });
  }
  print({ kind: "end", stage: "umap", title: "UMAP", seconds: 1.5 });
  return text;
}

Deno.test("piped progress is one plain line a stage", () => {
  strictEqual(record(false), "  1.50 s  UMAP\n");
});

Deno.test("progress on a terminal rewrites one line and keeps within it", () => {
  const text = record(true, 12);
  ok(text.startsWith("\r\x1b[K"));
  ok(text.split("\r\x1b[K").every((line) => line.trimEnd().length < 12));
  strictEqual(text.split("\n").length, 2);
});

Deno.test("durations are rounded for people", () => {
  strictEqual(duration(3.4), "3 s");
  strictEqual(duration(200), "3 min 20 s");
  strictEqual(duration(7500), "2 h 5 min");
});
