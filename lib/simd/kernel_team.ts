import type { KernelArtefact } from "./kernel_artefact.ts";
import type { KernelMemory } from "./kernel_memory.ts";
import { compileKernels } from "./compile_kernels.ts";
import type { SimdVariant } from "./simd_variant.ts";

/** What every module exports that a team runs; see `training/command.ts`. */
export interface TeamExports {
  /** Shuts the last command, so that the next may be written. */
  open(command: number): void;
  /** Runs the command that was written, together with the helpers. */
  execute(command: number): void;
  /** Ends `serve`. */
  dismiss(command: number): void;
  /** Takes part in one command after another. */
  serve(command: number): void;
}

/** What a helper starts with. */
export interface TeamMessage {
  /** The kernels. */
  readonly module: WebAssembly.Module;
  /** Where they work. */
  readonly memory: WebAssembly.Memory;
  /** Address of the command. */
  readonly command: number;
}

/** Choices of `KernelTeam`. */
export interface KernelTeamOptions {
  /** Threads that work on a command, the caller's own included. 1. */
  readonly threads?: number;
  /** Instruction set; default: the fastest that this machine runs. */
  readonly variant?: SimdVariant;
}

/** Numbers of a command. */
export interface CommandNumbers {
  /** Addresses, sizes and flags. At most 24. */
  readonly wholes: readonly number[];
  /** Other numbers. At most 16. */
  readonly reals?: readonly number[];
}

/** Bytes of a command, and where its parts lie; see `training/command.ts`. */
const COMMAND = { bytes: 256, operation: 16, wholes: 32, reals: 128 } as const;

/**
 * The calling thread and its helpers, who carry out one command after another
 * in the same memory. A command is work in chunks; everyone takes the next one
 * until none is left, so a helper that comes late or is held up by other
 * programs costs no more than its own chunk. What a chunk is depends on sizes
 * only: results are the same bytes whatever the number of threads.
 *
 * The calling thread waits by blocking. It may be the main thread: Deno allows
 * that.
 */
export class KernelTeam {
  readonly #memory: KernelMemory;
  readonly #exports: TeamExports;
  readonly #command: number;
  readonly #helpers: readonly Worker[];

  /** Starts the helpers, who take part as soon as they are ready. */
  constructor(
    artefact: KernelArtefact,
    memory: KernelMemory,
    { threads = 1, variant }: KernelTeamOptions = {},
  ) {
    const module = compileKernels(artefact, variant);
    this.#memory = memory;
    this.#command = memory.place(COMMAND.bytes);
    memory.integers(this.#command, COMMAND.bytes / 4).fill(0);
    const imports = { env: { memory: memory.memory } };
    this.#exports = new WebAssembly.Instance(module, imports)
      .exports as unknown as TeamExports;
    this.#helpers = Array.from({ length: threads - 1 }, () => {
      const helper = new Worker(new URL("./team_entry.ts", import.meta.url), {
        type: "module",
      });
      const message: TeamMessage = {
        module,
        memory: memory.memory,
        command: this.#command,
      };
      helper.postMessage(message);
      return helper;
    });
  }

  /** Threads that take part, the caller's own included. */
  get threads(): number {
    return this.#helpers.length + 1;
  }

  /** Carries out one operation of the module's. */
  run(operation: number, { wholes, reals = [] }: CommandNumbers): void {
    const command = this.#command;
    this.#exports.open(command);
    this.#memory.integers(command + COMMAND.operation, 1)[0] = operation;
    this.#memory.integers(command + COMMAND.wholes, wholes.length).set(wholes);
    this.#memory.doubles(command + COMMAND.reals, reals.length).set(reals);
    this.#exports.execute(command);
  }

  /** Sends the helpers home. */
  close(): void {
    this.#exports.dismiss(this.#command);
    for (const helper of this.#helpers) helper.terminate();
  }
}
