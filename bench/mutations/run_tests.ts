/** How tests ended. */
export interface TestsOutcome {
  /** Whether all passed, one failed, or time ran out. */
  readonly ended: "passed" | "failed" | "out of time";
  /** The first test that failed, or why none was run; absent where all passed. */
  readonly by?: string;
  /** Wall time in seconds. */
  readonly seconds: number;
}

/** Where and how long tests run. */
export interface RunTestsOptions {
  /** Folder of the repository. */
  readonly root: string;
  /** Seconds after which they are killed. */
  readonly limit: number;
  /** Kills them. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Runs test files or folders of them until the first failure. Types are not
 * checked: what only the compiler notices, no test has. Where the process dies
 * of a signal, as software adapters now and then let it, it is run once more.
 */
export async function runTests(
  tests: readonly string[],
  options: RunTestsOptions,
): Promise<TestsOutcome> {
  const once = await runOnce(tests, options);
  if (once.died === null || options.signal?.aborted) return once;
  const again = await runOnce(tests, options);
  return again.died === null
    ? again
    : { ...again, by: `the process ended by ${again.died}, twice` };
}

async function runOnce(
  tests: readonly string[],
  { root, limit, signal }: RunTestsOptions,
): Promise<TestsOutcome & { readonly died: string | null }> {
  const start = performance.now();
  const child = new Deno.Command(Deno.execPath(), {
    args: [
      ...["test", "-q", "--no-check", "--no-prompt", "--fail-fast"],
      ...["-P=test", ...tests],
    ],
    cwd: root,
    env: { NO_COLOR: "1" },
    stdin: "null",
    stdout: "piped",
    stderr: "piped",
  }).spawn();
  const kill = () => {
    try {
      child.kill("SIGKILL");
    } catch {
      // It has just ended by itself.
    }
  };
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    kill();
  }, 1000 * limit);
  signal?.addEventListener("abort", kill);
  if (signal?.aborted) kill();
  const { success, signal: died, stdout, stderr } = await child.output();
  signal?.removeEventListener("abort", kill);
  clearTimeout(timer);
  const seconds = (performance.now() - start) / 1000;
  if (late) {
    return { ended: "out of time", by: `${limit} s`, seconds, died: null };
  }
  if (success) return { ended: "passed", seconds, died };
  const text = [stdout, stderr].map((bytes) => new TextDecoder().decode(bytes))
    .join("\n");
  return { ended: "failed", by: firstFailure(text), seconds, died };
}

/**
 * Name of the first test that failed, with the file that was run, in what
 * `deno test` says; the first error's line where none is named.
 */
export function firstFailure(text: string): string {
  let file = "";
  for (const line of text.split("\n")) {
    file = /^running \d+ tests? from (?:\.\/)?(\S+)$/.exec(line)?.[1] ?? file;
    const failed = /^(.+) \.\.\. .*\bFAILED\b/.exec(line)?.[1];
    if (failed !== undefined) return `${file}: ${failed}`;
  }
  const error = /^(?:error: )?(?:\(uncaught\) |Uncaught )?(.*error.*)$/im.exec(
    text,
  );
  return error?.[1].trim() ?? "no test was named";
}
