import { deepEqual, rejects } from "node:assert/strict";
import { LaterReads } from "./later_reads.ts";

Deno.test("each result is used while the next one is on its way", async () => {
  const reads = new LaterReads();
  const events: string[] = [];
  const arrivals: (() => void)[] = [];
  const begin = (name: string) => {
    events.push(`begin ${name}`);
    return new Promise<string>((resolve) => arrivals.push(() => resolve(name)));
  };
  const use = (name: string) => void events.push(`use ${name}`);
  await reads.add(begin("a"), use);
  const second = reads.add(begin("b"), use).then(() =>
    events.push("b handed over")
  );
  arrivals[0]();
  await second;
  arrivals[1]();
  await reads.finish();
  deepEqual(events, ["begin a", "begin b", "use a", "b handed over", "use b"]);
});

Deno.test("a read or a use that fails is heard of at the next call", async () => {
  const failing = () => Promise.reject(new RangeError("lost"));
  const one = new LaterReads();
  await one.add(failing(), () => {});
  await rejects(one.add(Promise.resolve(1), () => {}), /lost/);
  const two = new LaterReads();
  await two.add(Promise.resolve(1), failing);
  await rejects(two.finish(), /lost/);
});
