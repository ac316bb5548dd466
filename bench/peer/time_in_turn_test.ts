import assert from "node:assert/strict";
import { madeUpSubject } from "./testing/made_up_subject.ts";
import { timeInTurn } from "./time_in_turn.ts";

/** A clock that only runs of made-up subjects move on. */
function madeUpClock() {
  let now = 0;
  return {
    clock: () => now,
    onRun: (seconds: number) => void (now += seconds),
  };
}

Deno.test("timeInTurn alternates the order and leaves the first round out", async () => {
  const log: string[] = [];
  const { clock, onRun } = madeUpClock();
  const [a, b] = await timeInTurn(
    [
      madeUpSubject({ name: "a", log, seconds: 0.5, onRun }),
      madeUpSubject({ name: "b", log, seconds: 1, onRun }),
    ],
    "stage",
    { repeats: 3, seconds: 100, clock },
  );
  const order = log.map((run) => run[0]).join("");
  assert.equal(order, "ab" + "ba" + "ab" + "ba");
  assert.deepEqual(a.samples, [0.5, 0.5, 0.5]);
  assert.deepEqual(b.samples, [1, 1, 1]);
  assert.equal(a.peakBytes, 8);
  assert.equal(a.description?.by, "a's library");
});

Deno.test("timeInTurn counts the first round of a slow stage and ends with its time", async () => {
  const log: string[] = [];
  const { clock, onRun } = madeUpClock();
  const subjects = [
    madeUpSubject({ name: "a", log, seconds: 4, onRun }),
    madeUpSubject({ name: "b", log, seconds: 6, onRun }),
  ];
  const [a] = await timeInTurn(subjects, "slow", {
    repeats: 9,
    seconds: 25,
    clock,
  });
  // A third round of 10 s would end after 30.
  assert.deepEqual(a.samples, [4, 4]);
  const [once] = await timeInTurn(subjects, "slow", {
    repeats: 9,
    seconds: 0,
    clock,
  });
  assert.deepEqual(once.samples, [4]);
});

Deno.test("timeInTurn goes on without a subject that fails", async () => {
  const log: string[] = [];
  const fault = { kind: "memory", message: "wanted 8 GiB" } as const;
  const [a, b] = await timeInTurn(
    [
      madeUpSubject({ name: "a", log, seconds: fault }),
      madeUpSubject({ name: "b", log, seconds: 1 }),
    ],
    "stage",
    { repeats: 2, seconds: 100 },
  );
  assert.deepEqual(a, {
    samples: [],
    peakBytes: null,
    description: null,
    fault,
  });
  assert.deepEqual(b.samples, [1, 1]);
  assert.equal(log.filter((run) => run[0] === "a").length, 1);
});

Deno.test("timeInTurn gives up where everybody failed, and lets others' errors through", async () => {
  const log: string[] = [];
  const seconds = { kind: "failed", message: "no" } as const;
  await timeInTurn([madeUpSubject({ name: "a", log, seconds })], "stage", {
    repeats: 50,
    seconds: 100,
  });
  assert.equal(log.length, 1);
  const broken = { ...madeUpSubject({ name: "a", log, seconds }) };
  broken.run = () => Promise.reject(new TypeError("ours"));
  await assert.rejects(
    timeInTurn([broken], "stage", { repeats: 1, seconds: 1 }),
    TypeError,
  );
});
