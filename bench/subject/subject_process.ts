import { processMemory } from "./process_memory.ts";
import { SubjectError } from "./subject_error.ts";
import type {
  StageDescription,
  SubjectAnswer,
  SubjectFault,
  SubjectOpened,
  SubjectRequest,
} from "./subject_protocol.ts";

/** How to start a subject. */
export interface SubjectCommand {
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** Folder that it starts in; defaults to the current one. */
  readonly cwd?: string;
  /** Variables beside those that are inherited. */
  readonly env?: Readonly<Record<string, string>>;
  /** Seconds that any one request may take; defaults to 3600. */
  readonly limitSeconds?: number;
  /**
   * Whether peak memory is read, which starts a shell before and after each
   * run; defaults to true.
   */
  readonly readMemory?: boolean;
}

/** What one run of a stage took. */
export interface SubjectRun {
  /** As the subject timed it. */
  readonly seconds: number;
  /**
   * Largest resident memory of the subject and its children while the stage
   * ran, what earlier stages left there included; null where it can't be read.
   */
  readonly peakBytes: number | null;
}

/** Of what a subject wrote to its standard error, as much as a fault quotes. */
const QUOTED_CHARACTERS = 2000;
/** Seconds that a subject has to leave by itself. */
const LEAVE_SECONDS = 5;

/**
 * A process that a bench times, in any language: starts it, speaks the subject
 * protocol with it, reads its peak memory and makes sure that it ends.
 *
 * One request is under way at a time. Every method but `close` throws a
 * SubjectError where the subject answers with a fault, dies, or takes too long;
 * after the last two, so does every later request.
 */
export class SubjectProcess implements AsyncDisposable {
  readonly #child: Deno.ChildProcess;
  readonly #requests: WritableStreamDefaultWriter<Uint8Array>;
  readonly #answers: AsyncIterator<string>;
  readonly #name: string;
  readonly #limitSeconds: number;
  readonly #readMemory: boolean;
  readonly #reading: Promise<void>;
  #complaints = "";
  #end: SubjectFault | null = null;

  /**
   * @param how What to start.
   * @throws {SubjectError} "missing" where the program is not there.
   */
  constructor(how: SubjectCommand) {
    const [program, ...args] = how.command;
    this.#name = how.command.join(" ");
    this.#limitSeconds = how.limitSeconds ?? 3600;
    this.#readMemory = how.readMemory ?? true;
    this.#child = start(program, { args, how });
    this.#requests = this.#child.stdin.getWriter();
    this.#answers = lines(this.#child.stdout);
    this.#reading = this.#keepComplaints();
  }

  /**
   * Opens a scan.
   *
   * @param request File, engine and seed.
   * @returns The subject's name, libraries and stages.
   */
  async open(
    request: Omit<Extract<SubjectRequest, { do: "open" }>, "do">,
  ): Promise<SubjectOpened> {
    const answer = await this.#ask({ do: "open", ...request });
    if (!("opened" in answer)) throw this.#unexpected("opened", answer);
    return answer.opened;
  }

  /**
   * Runs a stage once.
   *
   * @param stage Its name.
   * @returns Time and memory.
   */
  async run(stage: string): Promise<SubjectRun> {
    if (this.#readMemory) await processMemory.reset(this.#child.pid);
    const answer = await this.#ask({ do: "run", stage });
    if (!("ran" in answer)) throw this.#unexpected("ran", answer);
    return {
      seconds: answer.ran.seconds,
      peakBytes: this.#readMemory
        ? await processMemory.peak(this.#child.pid)
        : null,
    };
  }

  /**
   * Asks about a stage that has run.
   *
   * @param stage Its name.
   * @returns Size, work and accuracy.
   */
  async describe(stage: string): Promise<StageDescription> {
    const answer = await this.#ask({ do: "describe", stage });
    if (!("described" in answer)) throw this.#unexpected("described", answer);
    return answer.described;
  }

  /** Lets the subject leave, and ends it with its children if it does not. */
  async close(): Promise<void> {
    if (this.#end === null) {
      this.#end = failed(`Cannot ask ${this.#name}: it was closed`);
      try {
        await this.#requests.write(encode({ do: "close" }));
        await this.#requests.close();
      } catch {
        // It is gone already, which is what was wanted.
      }
    }
    const left = await within(this.#child.status, LEAVE_SECONDS);
    if (left === null) await this.#kill();
    await this.#child.status;
    await this.#answers.return?.();
    await this.#reading;
  }

  /** The same as `close`, for `await using`. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #ask(request: SubjectRequest): Promise<SubjectAnswer> {
    if (this.#end !== null) throw new SubjectError(this.#end);
    try {
      await this.#requests.write(encode(request));
    } catch {
      throw await this.#died(request);
    }
    const next = await within(this.#answers.next(), this.#limitSeconds);
    if (next === null) {
      this.#end = failed(
        `Cannot wait longer for ${this.#name}: "${named(request)}" took more ` +
          `than ${this.#limitSeconds} s`,
      );
      await this.#kill();
      throw new SubjectError(this.#end);
    }
    if (next.done) throw await this.#died(request);
    const answer = parse(next.value);
    if (answer === null) throw this.#unexpected("JSON", next.value);
    if ("error" in answer) throw new SubjectError(answer.error);
    return answer;
  }

  async #died(request: SubjectRequest): Promise<SubjectError> {
    const { code, signal } = await this.#child.status;
    await this.#reading;
    const said = this.#complaints.trim();
    const how = signal === null ? `status ${code}` : signal;
    // The kernel ends the largest process when memory runs out, with SIGKILL;
    // V8 and Python say so themselves.
    const memory = signal === "SIGKILL" || code === 137 ||
      /out of memory|MemoryError/i.test(said);
    this.#end = {
      kind: memory ? "memory" : "failed",
      message: `Cannot finish "${named(request)}": ${this.#name} ended with ` +
        how + (said === "" ? "" : `, and said: ${said}`),
    };
    return new SubjectError(this.#end);
  }

  #unexpected(wanted: string, answer: unknown): SubjectError {
    const given = typeof answer === "string" ? answer : JSON.stringify(answer);
    return new SubjectError(failed(
      `Cannot understand ${this.#name}: wanted ${wanted}, was given ` +
        given.slice(0, QUOTED_CHARACTERS),
    ));
  }

  async #kill(): Promise<void> {
    await processMemory.end(this.#child.pid);
    try {
      this.#child.kill("SIGKILL");
    } catch {
      // It has ended.
    }
  }

  async #keepComplaints(): Promise<void> {
    const decoder = new TextDecoder();
    for await (const part of this.#child.stderr) {
      this.#complaints += decoder.decode(part, { stream: true });
      this.#complaints = this.#complaints.slice(-QUOTED_CHARACTERS);
    }
  }
}

function start(
  program: string,
  { args, how }: { args: string[]; how: SubjectCommand },
): Deno.ChildProcess {
  try {
    return new Deno.Command(program, {
      args,
      ...(how.cwd === undefined ? {} : { cwd: how.cwd }),
      ...(how.env === undefined ? {} : { env: { ...how.env } }),
      stdin: "piped",
      stdout: "piped",
      stderr: "piped",
    }).spawn();
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
    throw new SubjectError({
      kind: "missing",
      message: `Cannot start ${program}: it is not there (${error.message})`,
    });
  }
}

async function* lines(
  stream: ReadableStream<Uint8Array>,
): AsyncGenerator<string, void> {
  const decoder = new TextDecoder();
  let rest = "";
  for await (const part of stream) {
    const [first, ...others] = decoder.decode(part, { stream: true }).split(
      "\n",
    );
    rest += first;
    for (const other of others) {
      yield rest;
      rest = other;
    }
  }
}

/** What the promise gives, or null once the time is over. */
async function within<T>(
  promise: Promise<T>,
  seconds: number,
): Promise<T | null> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), 1000 * seconds);
  });
  try {
    return await Promise.race([promise, late]);
  } finally {
    clearTimeout(timer);
  }
}

function parse(line: string): SubjectAnswer | null {
  try {
    const value: unknown = JSON.parse(line);
    // The subjects are this repository's own; their answers' insides are
    // taken as typed.
    return typeof value === "object" && value !== null
      ? value as SubjectAnswer
      : null;
  } catch {
    return null;
  }
}

function encode(request: SubjectRequest): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(request) + "\n");
}

function named(request: SubjectRequest): string {
  return "stage" in request ? `${request.do} ${request.stage}` : request.do;
}

function failed(message: string): SubjectFault {
  return { kind: "failed", message };
}
