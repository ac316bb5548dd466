import { deepEqual, rejects } from "node:assert/strict";
import { AdapterError, type AdapterFault } from "./adapter_error.ts";
import { retrySmaller } from "./retry_smaller.ts";

/** Work that fails as told, try by try; gives the blocks of each try. */
async function tries(faults: readonly (AdapterFault | Error | undefined)[]) {
  const blocks: number[] = [];
  let recoveries = 0;
  const gpu = {
    recover() {
      recoveries++;
      return Promise.resolve();
    },
  };
  const work = async (blockBytes: number) => {
    const fault = faults[blocks.push(blockBytes) - 1];
    await Promise.resolve();
    if (fault instanceof Error) throw fault;
    if (fault) throw new AdapterError("told so", fault);
    return "done";
  };
  const result = await retrySmaller(gpu, 103, work);
  return { result, blocks, recoveries };
}

Deno.test("work that succeeds is done once, in blocks as wanted", async () => {
  deepEqual(await tries([undefined]), {
    result: "done",
    blocks: [103],
    recoveries: 0,
  });
});

Deno.test("short memory and a lost device are tried once more, in smaller blocks", async () => {
  for (const fault of ["memory", "lost"] as const) {
    deepEqual(await tries([fault]), {
      result: "done",
      blocks: [103, 25],
      recoveries: 1,
    });
    await rejects(tries([fault, fault]), /told so/);
  }
});

Deno.test("what a second try cannot mend is not tried", async () => {
  await rejects(tries(["refused"]), /told so/);
  await rejects(tries([new RangeError("a mistake")]), /a mistake/);
});
