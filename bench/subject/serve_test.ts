import { deepEqual, equal, match, ok, rejects } from "node:assert/strict";
import { junctionFile } from "../junction/junction_file.ts";
import { STAGES } from "../stage/stages.ts";
import { ourSubject } from "./our_subject.ts";
import { StageSubject } from "./stage_subject.ts";
import { SubjectProcess } from "./subject_process.ts";

Deno.test("our own pipeline answers as a process", async () => {
  await using junction = await junctionFile({ scan: 32, seed: 0 });
  await using subject = new SubjectProcess(ourSubject());
  await rejects(subject.run("measure"), /before "open"/);
  const { name, stages } = await subject.open({
    file: junction.path,
    engine: "cpu",
    seed: 0,
  });
  match(name, /^stem4d \d/);
  deepEqual(stages, STAGES.map(({ name }) => name));
  await rejects(subject.run("gather"), /before measure and features/);
  await rejects(subject.describe("measure"), /before it has run/);
  await rejects(subject.run("nonsense"), /no stage "nonsense"/);
  const { seconds } = await subject.run("measure");
  ok(seconds > 0 && seconds < 60);
  const { size, work, accuracy } = await subject.describe("measure");
  equal(size, "32 x 32 x 62 x 62");
  ok(work!.bytes > 32 * 32 * 62 * 62 * 4);
  ok(accuracy["residual px"] < 0.1);
  // A fault leaves the process as it was.
  ok((await subject.run("features")).seconds > 0);
});

Deno.test("kinds of faults: what is not there is missing, what went wrong failed", async () => {
  const subject = new StageSubject();
  try {
    const file = await subject.answer({
      do: "open",
      file: "/no/such/file.h5",
      engine: "cpu",
      seed: 0,
    });
    ok("error" in file && file.error.kind === "failed", JSON.stringify(file));
    await using junction = await junctionFile({ scan: 32, seed: 0 });
    const opened = await subject.answer({
      do: "open",
      file: junction.path,
      engine: "cpu",
      seed: 0,
    });
    ok("opened" in opened);
    const stage = await subject.answer({ do: "run", stage: "nonsense" });
    ok("error" in stage && stage.error.kind === "missing");
  } finally {
    subject.close();
  }
});

Deno.test("what is no request is answered, and the input's end ends the process", async () => {
  const { command: [program, ...args], cwd } = ourSubject();
  const child = new Deno.Command(program, {
    args,
    cwd: cwd!,
    stdin: "piped",
    stdout: "piped",
    stderr: "null",
  }).spawn();
  const input = child.stdin.getWriter();
  await input.write(new TextEncoder().encode('no json\n\n{"do":"dance"}\n'));
  await input.close();
  const { code, stdout } = await child.output();
  const lines = new TextDecoder().decode(stdout).trim().split("\n");
  equal(code, 0);
  equal(lines.length, 2);
  for (const line of lines) match(JSON.parse(line).error.message, /no request/);
});
