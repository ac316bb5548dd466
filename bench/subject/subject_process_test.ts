import assert from "node:assert/strict";
import { SubjectError } from "./subject_error.ts";
import { SubjectProcess } from "./subject_process.ts";

/** A made-up subject: what it answers is written into it. */
const SCRIPT = `
import { writeSync } from "node:fs";
const decoder = new TextDecoder();
const held = [];
let text = "";
const say = (line) => writeSync(1, line);
for await (const part of Deno.stdin.readable) {
  text += decoder.decode(part, { stream: true });
  while (text.includes("\\n")) {
    const end = text.indexOf("\\n");
    const request = JSON.parse(text.slice(0, end));
    text = text.slice(end + 1);
    if (request.do === "close") Deno.exit(0);
    if (request.do === "open") {
      say(JSON.stringify({ opened: { name: request.file, libraries: {}, stages: ["grow"] } }) + "\\n");
    } else if (request.do === "describe") {
      // In two pieces, since a pipe may cut an answer anywhere.
      say('{"described":{"size":"');
      await new Promise((resolve) => setTimeout(resolve, 50));
      say('1 x 2","accuracy":{"ARI":0.5}}}\\n');
    } else if (request.stage === "grow") {
      new Uint8Array(200 * 2 ** 20).fill(1);
      say('{"ran":{"seconds":1.5}}\\n');
    } else if (request.stage === "rest") {
      say('{"ran":{"seconds":0.5}}\\n');
    } else if (request.stage === "fault") {
      say('{"error":{"kind":"missing","message":"no such stage"}}\\n');
    } else if (request.stage === "chatter") {
      say("hello\\n");
    } else if (request.stage === "killed") {
      Deno.kill(Deno.pid, "SIGKILL");
    } else if (request.stage === "crash") {
      throw new Error("the stage broke");
    } else if (request.stage === "python") {
      console.error("MemoryError: Unable to allocate 3 GiB");
      Deno.exit(1);
    }
  }
}
`;

const OPENING = { file: "scan.h5", engine: "cpu", seed: 0 } as const;

function start(limitSeconds = 60): SubjectProcess {
  return new SubjectProcess({
    command: [Deno.execPath(), "eval", SCRIPT],
    limitSeconds,
  });
}

async function fault(promise: Promise<unknown>) {
  try {
    await promise;
  } catch (error) {
    assert.ok(error instanceof SubjectError, String(error));
    return error.fault;
  }
  assert.fail("wanted a fault");
}

Deno.test("SubjectProcess speaks the protocol, an answer in pieces included", async () => {
  await using subject = start();
  const opened = await subject.open(OPENING);
  assert.deepEqual(opened, {
    name: "scan.h5",
    libraries: {},
    stages: ["grow"],
  });
  assert.equal((await subject.run("rest")).seconds, 0.5);
  assert.deepEqual(await subject.describe("rest"), {
    size: "1 x 2",
    accuracy: { ARI: 0.5 },
  });
});

Deno.test("SubjectProcess reads the peak memory of each stage by itself", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  await using subject = start();
  await subject.open(OPENING);
  const before = await subject.run("rest");
  const grown = await subject.run("grow");
  assert.ok(before.peakBytes !== null && grown.peakBytes !== null);
  const added = (grown.peakBytes - before.peakBytes) / 2 ** 20;
  // 200 MiB and what the runtime adds around it.
  assert.ok(added > 180 && added < 300, `${added} MiB`);
});

Deno.test("SubjectProcess leaves memory alone where it is told to", async () => {
  await using subject = new SubjectProcess({
    command: [Deno.execPath(), "eval", SCRIPT],
    readMemory: false,
  });
  await subject.open(OPENING);
  assert.deepEqual(await subject.run("rest"), {
    seconds: 0.5,
    peakBytes: null,
  });
});

Deno.test("SubjectProcess sees memory that a child of the subject takes", {
  ignore: Deno.build.os !== "linux",
}, async () => {
  // The shell is the subject, a Deno process under it does the work.
  await using subject = new SubjectProcess({
    command: ["sh", "-c", `"$0" eval "$1"; exit 0`, Deno.execPath(), SCRIPT],
  });
  await subject.open(OPENING);
  const { peakBytes } = await subject.run("grow");
  assert.ok(peakBytes !== null && peakBytes > 200 * 2 ** 20, `${peakBytes}`);
});

Deno.test("SubjectProcess goes on after a fault", async () => {
  await using subject = start();
  assert.deepEqual(await fault(subject.run("fault")), {
    kind: "missing",
    message: "no such stage",
  });
  assert.match((await fault(subject.run("chatter"))).message, /hello/);
  assert.equal((await subject.run("rest")).seconds, 0.5);
});

Deno.test(
  "SubjectProcess takes SIGKILL and words of memory for a lack of memory",
  {
    ignore: Deno.build.os === "windows",
  },
  async () => {
    for (const stage of ["killed", "python"]) {
      await using subject = start();
      const { kind, message } = await fault(subject.run(stage));
      assert.equal(kind, "memory", message);
      assert.match(message, new RegExp(`run ${stage}`));
      // Nobody is there to ask any more, and the reason stays the same.
      assert.deepEqual(await fault(subject.run("rest")), { kind, message });
    }
  },
);

Deno.test("SubjectProcess quotes what a crashed subject said", async () => {
  await using subject = start();
  const { kind, message } = await fault(subject.run("crash"));
  assert.equal(kind, "failed");
  assert.match(message, /ended with status 1.*the stage broke/s);
});

Deno.test("SubjectProcess ends a subject that takes too long", async () => {
  await using subject = start(1);
  await subject.open(OPENING).catch(() => {});
  const { kind, message } = await fault(subject.run("never"));
  assert.equal(kind, "failed");
  assert.match(message, /more than 1 s/);
  assert.equal((await fault(subject.run("rest"))).message, message);
});

Deno.test("SubjectProcess says that a program is missing", () => {
  assert.throws(
    () => new SubjectProcess({ command: ["/no/such/program"] }),
    (error) => error instanceof SubjectError && error.fault.kind === "missing",
  );
});

Deno.test("SubjectProcess closes twice without complaint", async () => {
  const subject = start();
  await subject.close();
  await subject.close();
  assert.match((await fault(subject.run("rest"))).message, /was closed/);
});
