import { deepStrictEqual, ok, rejects, strictEqual } from "node:assert/strict";
import { roundPrinter } from "./round_printer.ts";
import {
  type ComparedSubject,
  type Side,
  timeInRounds,
} from "./time_in_rounds.ts";

/** Made-up processes that write down what they are asked. */
function madeUp(seconds: (side: Side, stage: string) => number) {
  const log: string[] = [];
  const open = (side: Side): Promise<ComparedSubject> => {
    const letter = side === "before" ? "A" : "B";
    log.push(`open ${letter}`);
    return Promise.resolve({
      run(stage) {
        log.push(`${stage} ${letter}`);
        return Promise.resolve({ seconds: seconds(side, stage) });
      },
      describe: (stage) =>
        Promise.resolve({ size: stage === "grown" ? letter : "12 x 3" }),
      close() {
        log.push(`close ${letter}`);
        return Promise.resolve();
      },
    });
  };
  return { log, open };
}

Deno.test("rounds go before, after, after, before, and are turned round every other time", async () => {
  const { log, open } = madeUp((side) => side === "before" ? 1 : 2);
  const samples = await timeInRounds(open, {
    stages: ["needed", "timed"],
    compared: new Set(["timed"]),
    rounds: 2,
  });
  deepStrictEqual(log, [
    ...["open A", "open B", "needed A", "needed B", "timed A", "timed B"],
    ...["timed A", "timed B", "timed B", "timed A", "close A", "close B"],
    ...["open B", "open A", "needed B", "needed A", "timed B", "timed A"],
    ...["timed B", "timed A", "timed A", "timed B", "close B", "close A"],
  ]);
  deepStrictEqual(
    samples,
    new Map([["timed", {
      before: [1, 1, 1, 1],
      after: [2, 2, 2, 2],
      rounds: [0, 0, 1, 1],
      size: "12 x 3",
    }]]),
  );
});

Deno.test("a short stage is repeated within a sample, alike on both sides", async () => {
  const { log, open } = madeUp((side) => side === "before" ? 0.016 : 0.03);
  const samples = await timeInRounds(open, {
    stages: ["short"],
    compared: new Set(["short"]),
    rounds: 1,
  });
  // Two turns of ABBA, so four samples a side of five runs each (80 ms over
  // 16 ms), after two warm-ups.
  for (const letter of ["A", "B"]) {
    const runs = log.filter((line) => line === `short ${letter}`).length;
    strictEqual(runs, 2 + 4 * 5, letter);
  }
  const { before, after, rounds } = samples.get("short")!;
  ok(before.length === 4 && before.every((s) => Math.abs(s - 0.016) < 1e-12));
  ok(after.length === 4 && after.every((s) => Math.abs(s - 0.03) < 1e-12));
  deepStrictEqual(rounds, [0, 0, 0, 0]);
});

Deno.test("a sample is its fastest run", async () => {
  let runs = 0;
  // Every third run is disturbed.
  const { open } = madeUp(() => runs++ % 3 === 0 ? 0.9 : 0.02);
  const samples = await timeInRounds(open, {
    stages: ["short"],
    compared: new Set(["short"]),
    rounds: 1,
  });
  deepStrictEqual(samples.get("short")!.before, Array(4).fill(0.02));
});

Deno.test("a stage that works on something else in the two revisions says so", async () => {
  const { open } = madeUp(() => 1);
  const samples = await timeInRounds(open, {
    stages: ["grown"],
    compared: new Set(["grown"]),
    rounds: 1,
  });
  strictEqual(samples.get("grown")!.size, "A -> B");
});

Deno.test("whatever is thrown, both processes are ended", async () => {
  const { log, open } = madeUp((side) => {
    if (side === "after") throw new Error("broke");
    return 1;
  });
  const options = { stages: ["one"], compared: new Set(["one"]), rounds: 3 };
  await rejects(timeInRounds(open, options), /broke/);
  deepStrictEqual(log.slice(-2), ["close A", "close B"]);

  log.length = 0;
  const failing = (side: Side) =>
    side === "after" ? Promise.reject(new Error("no start")) : open(side);
  await rejects(timeInRounds(failing, options), /no start/);
  deepStrictEqual(log, ["open A", "close A"]);
});

Deno.test("an interruption ends the rounds and both processes", async () => {
  const interruption = new AbortController();
  const { log, open } = madeUp(() => 1);
  await rejects(
    timeInRounds(open, {
      stages: ["one", "two"],
      compared: new Set(["one", "two"]),
      rounds: 3,
      signal: interruption.signal,
      onStage: ({ stage }) => stage === "two" && interruption.abort(),
    }),
    { name: "AbortError" },
  );
  deepStrictEqual(log.slice(-2), ["close A", "close B"]);
  ok(!log.includes("two A"));
});

Deno.test("progress is a line a round, and on a terminal one that is rewritten", () => {
  for (const terminal of [false, true]) {
    let now = 0;
    let text = "";
    const print = roundPrinter({
      rounds: 3,
      write: (more) => text += more,
      terminal,
      clock: () => now,
    });
    for (let round = 0; round < 2; round++) {
      for (const stage of ["read", "measure"]) print({ round, stage });
      now += 60;
    }
    strictEqual(
      text,
      terminal
        ? "\r\x1b[Kround 1 of 3: read\r\x1b[Kround 1 of 3: measure" +
          "\r\x1b[Kround 2 of 3: read, 2 min 0 s left" +
          "\r\x1b[Kround 2 of 3: measure, 2 min 0 s left"
        : "round 1 of 3\nround 2 of 3, 2 min 0 s left\n",
    );
  }
});
