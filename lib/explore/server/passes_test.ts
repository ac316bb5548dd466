import { deepEqual, equal, throws } from "node:assert/strict";
import type { OnProgress } from "../../scan/progress.ts";
import { Passes } from "./passes.ts";

/** A pass that waits to be told how it goes on. */
function controlled() {
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  let report: OnProgress | undefined;
  return {
    pass: (onProgress: OnProgress) => {
      report = onProgress;
      return promise;
    },
    begun: () => report !== undefined,
    report: (done: number) => report!({ done, total: 10 }),
    resolve,
    reject,
  };
}

/** Lets what has been settled be noticed. */
const settle = () => new Promise((resolve) => setTimeout(resolve));

const never = () => Promise.reject(new Error("it began again"));

Deno.test("a pass begins once, tells how far it is and is kept", async () => {
  const passes = new Passes<number>({ waiting: 2, kept: 2 });
  const work = controlled();
  const running = (done: number) => ({
    kind: "running" as const,
    progress: { done, total: 10 },
  });
  deepEqual(passes.state("a", 10, work.pass), running(0));
  await settle();
  work.report(4);
  deepEqual(passes.state("a", 10, never), running(4));
  work.resolve(42);
  await settle();
  deepEqual(passes.state("a", 10, never), { kind: "done", result: 42 });
});

Deno.test("passes run one at a time, and only so many wait", async () => {
  const passes = new Passes<number>({ waiting: 2, kept: 2 });
  const [first, second] = [controlled(), controlled()];
  passes.state("a", 10, first.pass);
  passes.state("b", 10, second.pass);
  throws(() => passes.state("c", 10, never), { status: 429 });
  await settle();
  deepEqual([first.begun(), second.begun()], [true, false]);
  first.resolve(1);
  await settle();
  equal(second.begun(), true);
  second.resolve(2);
  await settle();
});

Deno.test("the results used last are kept", async () => {
  const passes = new Passes<string>({ waiting: 1, kept: 2 });
  const ask = async (key: string) => {
    let began = false;
    passes.state(key, 1, () => {
      began = true;
      return Promise.resolve(key);
    });
    await settle();
    return began;
  };
  for (const key of ["a", "b", "a", "c"]) await ask(key);
  deepEqual([await ask("a"), await ask("c"), await ask("b")], [
    false,
    false,
    true,
  ]);
});

Deno.test("a failure is told once, then the pass may begin again", async () => {
  const passes = new Passes<number>({ waiting: 1, kept: 2 });
  const work = controlled();
  passes.state("a", 10, work.pass);
  work.reject(new Error("damaged"));
  await settle();
  equal(passes.state("a", 10, never).kind, "failed");
  passes.state("a", 10, () => Promise.resolve(7));
  await settle();
  deepEqual(passes.state("a", 10, never), { kind: "done", result: 7 });
});
