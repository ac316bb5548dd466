import { AdapterError } from "../../lib/compute/adapter_error.ts";
import { VERSION } from "../../lib/run/version.ts";
import type { BenchStage } from "../stage/bench_stage.ts";
import { openChain, type OpenedChain } from "../stage/open_chain.ts";
import { runStage } from "../stage/run_stage.ts";
import { findStage, STAGES } from "../stage/stages.ts";
import type {
  SubjectAnswer,
  SubjectFault,
  SubjectRequest,
} from "./subject_protocol.ts";

/** Our own pipeline as a subject: answers requests by running the stages. */
export class StageSubject {
  #chain: OpenedChain | undefined;
  readonly #ran = new Set<string>();

  /** Answers one request; whatever goes wrong becomes the answer. */
  async answer(
    request: Exclude<SubjectRequest, { do: "close" }>,
  ): Promise<SubjectAnswer> {
    try {
      if (request.do === "open") return await this.#open(request);
      const chain = this.#chain;
      if (chain === undefined) {
        throw new Fault("failed", `Cannot ${request.do} a stage before "open"`);
      }
      const stage = findStage(request.stage);
      if (stage === undefined) {
        throw new Fault(
          "missing",
          `There is no stage "${request.stage}": the stages are ${
            STAGES.map(({ name }) => name).join(", ")
          }`,
        );
      }
      if (request.do === "run") return await this.#run(chain, stage);
      return this.#describe(chain, stage);
    } catch (error) {
      return { error: describeFault(error) };
    }
  }

  /** Frees engine and file. */
  close(): void {
    this.#chain?.close();
    this.#chain = undefined;
  }

  async #open(
    { file, engine, seed }: Extract<SubjectRequest, { do: "open" }>,
  ): Promise<SubjectAnswer> {
    this.close();
    this.#ran.clear();
    this.#chain = await openChain(file, { engine, seed });
    return {
      opened: {
        name: `stem4d ${VERSION}`,
        libraries: { deno: Deno.version.deno },
        stages: STAGES.map(({ name }) => name),
      },
    };
  }

  async #run(chain: OpenedChain, stage: BenchStage): Promise<SubjectAnswer> {
    const lacks = stage.needs.filter((name) => !this.#ran.has(name));
    if (lacks.length > 0) {
      throw new Fault(
        "failed",
        `Cannot run ${stage.name} before ${lacks.join(" and ")}`,
      );
    }
    const seconds = await runStage(stage, chain);
    this.#ran.add(stage.name);
    return { ran: { seconds } };
  }

  #describe(chain: OpenedChain, stage: BenchStage): SubjectAnswer {
    if (!this.#ran.has(stage.name)) {
      throw new Fault(
        "failed",
        `Cannot describe ${stage.name} before it has run`,
      );
    }
    const { gpu, pool } = chain.engine;
    const threads = stage.runsOn === "thread" ? 1 : pool.size;
    return {
      described: {
        size: stage.size(chain),
        work: stage.work(chain),
        accuracy: stage.accuracy?.(chain) ?? {},
        by: gpu && stage.runsOn === "engine"
          ? gpu.description
          : `${threads} ${threads === 1 ? "thread" : "threads"}`,
      },
    };
  }
}

/** A request that can't be met, with the protocol's own kind. */
class Fault extends Error {
  readonly kind: SubjectFault["kind"];

  constructor(kind: SubjectFault["kind"], message: string) {
    super(message);
    this.kind = kind;
  }
}

/** What V8 says where it can't allocate an array or its heap is full. */
const MEMORY =
  /array buffer allocation failed|invalid (typed )?array( buffer)? length|out of memory/i;

function describeFault(error: unknown): SubjectFault {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof Fault) return { kind: error.kind, message };
  if (MEMORY.test(message)) return { kind: "memory", message };
  // There is no adapter, or it can't do what is asked.
  if (error instanceof AdapterError) return { kind: "missing", message };
  return { kind: "failed", message };
}
