import { ok, strictEqual, throws } from "node:assert/strict";
import { WorkerPool } from "../../compute/worker_pool.ts";
import { PhaseTickets } from "./phase_tickets.ts";
import type { WorkTicketsArgument } from "./phase_tickets_test_tasks.ts";

Deno.test("no ticket is dealt before the phase before it is finished", async () => {
  const pool = new WorkerPool(4);
  try {
    const [phases, perPhase] = [300, 5];
    const argument: WorkTicketsArgument = {
      counters: PhaseTickets.counters(),
      phases,
      perPhase,
      done: new Int32Array(new SharedArrayBuffer(4 * phases)),
    };
    const found = await Promise.all(
      Array.from(
        { length: 4 },
        () =>
          pool.run<{ early: number; ends: number }>({
            module:
              new URL("./phase_tickets_test_tasks.ts", import.meta.url).href,
            name: "workTickets",
          }, argument),
      ),
    );
    strictEqual(found.reduce((sum, { early }) => sum + early, 0), 0);
    strictEqual(found.reduce((sum, { ends }) => sum + ends, 0), 1);
    ok(argument.done.every((count) => count === perPhase));
  } finally {
    pool.close();
  }
});

Deno.test("more tickets than a counter holds are refused", () => {
  throws(
    () =>
      new PhaseTickets(PhaseTickets.counters(), {
        phases: 2 ** 20,
        perPhase: 2 ** 11,
      }),
    RangeError,
  );
});
