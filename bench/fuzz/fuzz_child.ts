/**
 * Tries the cases whose numbers come on standard input, one a line, and says of
 * each first that it begins, then how it ended, as JSON a line.
 */
import process from "node:process";
import { createInterface } from "node:readline";
import { makeCase } from "./make_case.ts";
import { tryCase } from "./try_case.ts";

const [folder, patience] = Deno.args;
for await (const line of createInterface({ input: process.stdin })) {
  const seed = Number(line);
  say({ begins: seed });
  const made = makeCase(seed);
  const start = performance.now();
  const outcome = await tryCase(made, { folder, patience: Number(patience) });
  const { format, base, fault } = made;
  say({ format, base, fault, ...outcome, ms: performance.now() - start });
}
process.exit(0);

function say(record: object): void {
  Deno.stdout.writeSync(
    new TextEncoder().encode(JSON.stringify(record) + "\n"),
  );
}
