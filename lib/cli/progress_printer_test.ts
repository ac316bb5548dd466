import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import type { ProgressCount } from "../scan/progress.ts";
import stringWidth from "string-width";
import { duration, progressPrinter } from "./progress_printer.ts";

interface Step {
  /** Seconds after the stage's start. */
  readonly at: number;
  readonly done: number;
  readonly count?: ProgressCount;
}

/** What is printed of a stage of a hundred parts. */
function record(
  { terminal, columns = 80, title = "UMAP", steps }: {
    readonly terminal: boolean;
    readonly columns?: number;
    readonly title?: string;
    readonly steps: readonly Step[];
  },
): string {
  let text = "";
  let time = 5000;
  const print = progressPrinter({
    write: (more) => text += more,
    terminal,
    columns: () => columns,
    now: () => time,
  });
  const stage = { stage: "umap", title };
  print({ kind: "start", ...stage });
  for (const { at, ...progress } of steps) {
    time = 5000 + 1000 * at;
    print({ kind: "progress", ...stage, ...progress, total: 100 });
  }
  print({ kind: "end", ...stage, seconds: 8 });
  return text;
}

/** The states of the one line, without what moves the cursor. */
const lines = (text: string) => text.split("\r\x1b[K").slice(1);

const patterns = (done: number): ProgressCount => ({
  unit: "patterns",
  done,
  bytesEach: 50_000,
});

Deno.test("piped progress is one plain line a stage, with its mean rate", () => {
  strictEqual(
    record({ terminal: false, steps: [{ at: 1, done: 10 }] }),
    "  8.00 s  UMAP\n",
  );
  const steps = [{ at: 8, done: 100, count: patterns(80_000) }];
  strictEqual(
    record({ terminal: false, columns: 20, steps }),
    "  8.00 s  UMAP  0.50 GB/s, 10,000 patterns/s\n",
  );
});

Deno.test("progress on a terminal tells share, remaining time and rate", () => {
  const steps = [{ at: 4, done: 25, count: patterns(40_000) }];
  deepStrictEqual(lines(record({ terminal: true, steps })), [
    "     ...  UMAP",
    "    25 %  UMAP  12 s left, 0.50 GB/s, 10,000 patterns/s, 4 s so far",
    "  8.00 s  UMAP  0.25 GB/s, 5,000 patterns/s\n",
  ]);
});

Deno.test("parts that an earlier process did count for the share, not for rate and remaining time", () => {
  const count = (done: number): ProgressCount => ({ unit: "epochs", done });
  const steps = [
    { at: 0.01, done: 60, count: count(0) },
    { at: 10.01, done: 80, count: count(20) },
  ];
  deepStrictEqual(
    lines(record({ terminal: true, steps })).at(-2),
    "    80 %  UMAP  10 s left, 2 epochs/s, 10 s so far",
  );
});

Deno.test("progress stays within any terminal, wide characters and all", () => {
  const title = "write 走査データ走査データ走査データ走査データ\u001b[31m.h5";
  const steps = [
    { at: 1, done: 1, count: patterns(10) },
    { at: 30, done: 50, count: patterns(500) },
  ];
  for (const columns of [20, 40, 60, 80, 120]) {
    const text = record({ terminal: true, columns, title, steps });
    for (const line of lines(text)) {
      ok(stringWidth(line.trimEnd()) < columns, `${columns}: ${line}`);
      ok(!line.includes("\u001b"), line);
    }
    strictEqual(text.split("\n").length, 2);
  }
  const at60 = lines(record({ terminal: true, columns: 60, title, steps }));
  strictEqual(
    at60[2],
    "    50 %  write 走査データ走査デー…  30 s left, 0.001 GB/s",
  );
});

Deno.test("durations are rounded for people", () => {
  strictEqual(duration(3.4), "3 s");
  strictEqual(duration(200), "3 min 20 s");
  strictEqual(duration(7500), "2 h 5 min");
});
