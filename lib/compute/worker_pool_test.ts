import {
  deepStrictEqual,
  rejects,
  strictEqual,
  throws,
} from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { WorkerPool } from "./worker_pool.ts";

const task = (name: string) => ({
  module: new URL("./worker_pool_test_tasks.ts", import.meta.url).href,
  name,
});

Deno.test("a pool gives every task its own result, more tasks than threads", async () => {
  const pool = new WorkerPool(2);
  const results = await Promise.all(
    [1, 2, 3, 4, 5].map((value) => pool.run(task("double"), value)),
  );
  deepStrictEqual(results, [2, 4, 6, 8, 10]);
  pool.close();
});

Deno.test("a pool passes reports on before the result", async () => {
  const pool = new WorkerPool(1);
  const reports: unknown[] = [];
  const result = await pool.run<{ sum: Float64Array }>(
    task("reportThenSum"),
    Float64Array.of(1, 2, 4),
    {
      onReport: (value) => reports.push(value),
    },
  );
  deepStrictEqual(reports, [1, 2, 4]);
  strictEqual(result.sum[0], 7);
  pool.close();
});

Deno.test("errors keep their class and the worker lives on", async () => {
  const pool = new WorkerPool(1);
  await rejects(
    pool.run(task("refuse"), "bad file"),
    (error) => error instanceof InputError && error.message === "bad file",
  );
  await rejects(pool.run(task("fail"), "bad number"), {
    name: "RangeError",
    message: "bad number",
  });
  await rejects(pool.run(task("absent"), 0), { name: "TypeError" });
  strictEqual(await pool.run(task("double"), 1), 2);
  pool.close();
});

Deno.test("a worker that dies rejects its task and is replaced", async () => {
  const pool = new WorkerPool(1);
  await rejects(
    pool.run(task("dieOutsideTheTask"), 0),
    /ended while running dieOutsideTheTask.*nobody's task/,
  );
  strictEqual(await pool.run(task("double"), 4), 8);
  pool.close();
});

Deno.test("closing a pool rejects what has not ended, and later calls", async () => {
  const pool = new WorkerPool(1);
  const unfinished = pool.run(task("double"), 1);
  pool.close();
  await rejects(unfinished, /closed before double ended/);
  await rejects(pool.run(task("double"), 1), /is closed/);
});

Deno.test("a pool needs at least one thread", () => {
  throws(() => new WorkerPool(0), RangeError);
});

Deno.test("a pool that rested works on", async () => {
  const pool = new WorkerPool(2);
  await pool.run(task("double"), 1);
  pool.rest();
  strictEqual(await pool.run(task("double"), 3), 6);
  pool.close();
});
