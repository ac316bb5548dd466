import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { FuzzOutcome } from "./try_case.ts";

/** How a case ended, whatever became of the process that tried it. */
export interface FuzzRecord extends Omit<FuzzOutcome, "verdict"> {
  readonly format: string;
  readonly base: string;
  readonly fault: string;
  readonly verdict:
    | FuzzOutcome["verdict"]
    /** The process ended. */
    | "crashed"
    /** The process did not reply within the limit. */
    | "hung"
    /** The process took more memory than the limit. */
    | "swollen";
  /** Wall time in milliseconds. */
  readonly ms: number;
}

/** How the cases are run. */
export interface RunCasesOptions {
  readonly first: number;
  readonly count: number;
  /** Folders for the files, one for each process that works beside the others. */
  readonly folders: readonly string[];
  /** Seconds that the HDF5 library may compute on one request. */
  readonly patience: number;
  /** Seconds that a case may take in all. */
  readonly seconds: number;
  /** Bytes that a process may have resident. */
  readonly bytes: number;
  /** Folder around them: all that the processes may read besides this program. */
  readonly folder: string;
  /** Called with each case, and with what the processes took so far. */
  readonly onRecord: (
    record: FuzzRecord,
    peaks: RunCasesPeaks,
  ) => void | Promise<void>;
}

/** What the cases took at most. */
export interface RunCasesPeaks {
  /** Bytes that one process had resident. */
  readonly bytes: number;
  /** Processes that were started. */
  readonly started: number;
}

/** Cases after which a process makes way for a new one, so that what a case leaves behind does not pile up. */
const casesEach = 2000;

const ROOT = fileURLToPath(new URL("../../", import.meta.url));

/**
 * Tries cases in processes of their own, each of which may read its folder and
 * this program only, and ends those that take too long or too much.
 */
export async function runCases(
  options: RunCasesOptions,
): Promise<RunCasesPeaks> {
  const { first, count, folders } = options;
  let next = first;
  let started = 0;
  let peak = 0;
  const take = () => next < first + count ? next++ : undefined;
  const work = async (folder: string) => {
    let seed = take();
    while (seed !== undefined) {
      started++;
      const child = new Child(folder, options);
      for (let done = 0; done < casesEach && seed !== undefined; done++) {
        const record = await child.try(seed);
        peak = Math.max(peak, child.peak);
        await options.onRecord(record, { bytes: peak, started });
        seed = take();
        if (child.ended || record.stuck) break;
      }
      await child.end();
    }
  };
  await Promise.all(folders.map(work));
  return { bytes: peak, started };
}

/** A process that tries cases, and what watches it. */
class Child {
  /** Most bytes resident. */
  peak = 0;
  ended = false;
  readonly #process: Deno.ChildProcess;
  readonly #watch: Deno.ChildProcess | undefined;
  readonly #lines: AsyncIterator<string>;
  readonly #writer: WritableStreamDefaultWriter<Uint8Array>;
  readonly #said: Promise<string>;
  readonly #limits: RunCasesOptions;
  #swollen = false;

  constructor(folder: string, limits: RunCasesOptions) {
    this.#limits = limits;
    this.#process = new Deno.Command(Deno.execPath(), {
      args: [
        ...["run", "-q", "--no-prompt", "--allow-env"],
        ...[`--allow-read=${ROOT},${limits.folder}`, `--allow-write=${folder}`],
        join(ROOT, "bench/fuzz/fuzz_child.ts"),
        ...[folder, String(limits.patience)],
      ],
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
    this.#lines = lines(this.#process.stdout);
    this.#writer = this.#process.stdin.getWriter();
    this.#said = new Response(this.#process.stderr).text();
    this.#watch = this.#watchMemory();
  }

  /** Tries a case; where the process does not end it, that is the record. */
  async try(seed: number): Promise<FuzzRecord> {
    const start = performance.now();
    let hung = false;
    const timer = setTimeout(() => {
      hung = true;
      this.#kill();
    }, 1000 * this.#limits.seconds);
    try {
      await this.#writer.write(new TextEncoder().encode(`${seed}\n`))
        .catch(() => {});
      for (;;) {
        const { value, done } = await this.#lines.next();
        if (done) break;
        const record = JSON.parse(value);
        if (record.seed === seed) return record;
      }
    } finally {
      clearTimeout(timer);
    }
    this.ended = true;
    const { code, signal } = await this.#process.status;
    // Made once more here, where nothing reads it, to say what it was.
    const { makeCase } = await import("./make_case.ts");
    const { format, base, fault } = makeCase(seed);
    return {
      ...{ seed, format, base, fault },
      verdict: this.#swollen ? "swollen" : hung ? "hung" : "crashed",
      words: `status ${code}, signal ${signal}: ${
        (await this.#said).trim().slice(-2000)
      }`,
      ms: performance.now() - start,
    };
  }

  async end(): Promise<void> {
    this.#kill();
    await this.#process.status;
    await this.#said;
    await this.#watch?.status;
  }

  #kill(): void {
    this.ended = true;
    try {
      this.#process.kill("SIGKILL");
    } catch {
      // It has ended by itself.
    }
  }

  /** A shell reads /proc, which Deno opens only with every permission; five times a second. */
  #watchMemory(): Deno.ChildProcess | undefined {
    if (Deno.build.os !== "linux") return undefined;
    const { pid } = this.#process;
    const watch = new Deno.Command("sh", {
      args: [
        "-c",
        `while grep VmHWM /proc/${pid}/status; do sleep 0.2; done`,
      ],
      stdin: "null",
      stdout: "piped",
      stderr: "null",
    }).spawn();
    (async () => {
      for await (
        const line of { [Symbol.asyncIterator]: () => lines(watch.stdout) }
      ) {
        this.peak = Math.max(this.peak, 1024 * Number(/\d+/.exec(line)));
        if (this.peak > this.#limits.bytes && !this.#swollen) {
          this.#swollen = true;
          this.#kill();
        }
      }
    })();
    return watch;
  }
}

async function* lines(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<string> {
  let rest = "";
  const decoder = new TextDecoder();
  for await (const piece of stream) {
    const parts = (rest + decoder.decode(piece, { stream: true })).split("\n");
    rest = parts.pop()!;
    yield* parts;
  }
}
