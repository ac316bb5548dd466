/**
 * Another trainer as a subject: `serve.ts tfjs` or `serve.ts jax-js`. Makes the
 * batch from the scan with the pipeline's own functions, then hands every
 * request on to train.ts, which runs in a process with the lock of libraries.json.
 */
import { openEngine } from "../../../lib/compute/open_engine.ts";
import { encodeNpy } from "../../../lib/io/encode_npy.ts";
import { openScan } from "../../../lib/io/open_scan.ts";
import { SubjectError } from "../../subject/subject_error.ts";
import { SubjectProcess } from "../../subject/subject_process.ts";
import type {
  SubjectAnswer,
  SubjectRequest,
} from "../../subject/subject_protocol.ts";
import { answerRequests } from "./answer_requests.ts";
import { TRAINER_PACKAGES, type TrainerName } from "./trainer_packages.ts";
import { trainCommand } from "./train_command.ts";
import { trainingBatch } from "./training_batch.ts";

const [name] = Deno.args;
if (name === undefined || !(name in TRAINER_PACKAGES)) {
  throw new TypeError(
    `Cannot serve ${name}: wanted ${
      Object.keys(TRAINER_PACKAGES).join(" or ")
    }`,
  );
}
const trainer = name as TrainerName;
// A function changes it, which the type of a plain null would hide.
let child = null as SubjectProcess | null;
try {
  await answerRequests(async (request) => {
    try {
      return await answer(request);
    } catch (error) {
      if (error instanceof SubjectError) return { error: error.fault };
      throw error;
    }
  });
} finally {
  await child?.close();
}
Deno.exit(0);

async function answer(
  request: Exclude<SubjectRequest, { readonly do: "close" }>,
): Promise<SubjectAnswer> {
  if (request.do === "open") return await open(request);
  if (child === null) throw new Error("Cannot run a stage: nothing is open");
  if (request.do === "describe") {
    return { described: await child.describe(request.stage) };
  }
  const { seconds } = await child.run(request.stage);
  return { ran: { seconds } };
}

async function open(
  { file, engine, seed }: Extract<SubjectRequest, { readonly do: "open" }>,
): Promise<SubjectAnswer> {
  await child?.close();
  const folder = await Deno.makeTempDir({ prefix: "stem4d-trainer-" });
  try {
    const batch = `${folder}/batch.npy`;
    await writeBatch(batch, { file, engine, seed });
    child = new SubjectProcess({ command: trainCommand(trainer) });
    return { opened: await child.open({ file: batch, engine, seed }) };
  } finally {
    await Deno.remove(folder, { recursive: true });
  }
}

async function writeBatch(
  path: string,
  { file, engine: kind, seed }: {
    readonly file: string;
    readonly engine: "cpu" | "webgpu";
    readonly seed: number;
  },
): Promise<void> {
  const source = await openScan(file);
  const engine = await openEngine(kind);
  try {
    const { values, positions, features } = await trainingBatch(
      source,
      engine,
      seed,
    );
    await Deno.writeFile(
      path,
      encodeNpy(new Float32Array(values), [positions, features]),
    );
  } finally {
    engine.close();
    source.close();
  }
}
