/**
 * Our own pipeline as a process that benches drive: requests of
 * `subject_protocol.ts` on standard input, answers on standard output.
 */
import process from "node:process";
import { createInterface } from "node:readline";
import { StageSubject } from "./stage_subject.ts";
import type { SubjectAnswer, SubjectRequest } from "./subject_protocol.ts";

// Standard output carries answers alone: what libraries print goes elsewhere.
console.log = console.info = console.debug = console.error;

const encoder = new TextEncoder();

/** Answers until "close" or the end of the input. */
async function serve(): Promise<void> {
  const subject = new StageSubject();
  for await (const line of createInterface({ input: process.stdin })) {
    if (line.trim() === "") continue;
    const request = parse(line);
    if (request?.do === "close") break;
    const answer: SubjectAnswer = request === undefined
      ? {
        error: {
          kind: "failed",
          message: `Cannot answer as the line is no request: ${line}`,
        },
      }
      : await subject.answer(request);
    await write(`${JSON.stringify(answer)}\n`);
  }
  subject.close();
}

function parse(line: string): SubjectRequest | undefined {
  try {
    const request = JSON.parse(line) as SubjectRequest;
    const known = ["open", "run", "describe", "close"].includes(request?.do);
    return known ? request : undefined;
  } catch {
    return undefined;
  }
}

async function write(text: string): Promise<void> {
  let bytes = encoder.encode(text);
  while (bytes.length > 0) {
    bytes = bytes.subarray(await Deno.stdout.write(bytes));
  }
}

if (import.meta.main) {
  await serve();
  // Worker threads of npm packages may still be waiting; nothing is left to do.
  Deno.exit(0);
}
