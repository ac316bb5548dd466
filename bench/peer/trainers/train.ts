/**
 * Serves the training steps of one library over the subject protocol, in a
 * process of its own, since it runs with libraries.json and its lock.
 * "open" takes a .npy file of standardised features, [position][feature].
 */
import { decodeNpy } from "../../../lib/io/decode_npy.ts";
import type {
  StageDescription,
  SubjectAnswer,
  SubjectFault,
  SubjectRequest,
} from "../../subject/subject_protocol.ts";
import { answerRequests } from "./answer_requests.ts";
import { INSTALL_TRAINERS } from "./install_trainers.ts";
import { openJax } from "./jax_trainer.ts";
import { pinnedVersion } from "./pinned_version.ts";
import { StepTimer } from "./step_timer.ts";
import { openTfjs } from "./tfjs_trainer.ts";
import type { OpenLibrary, Trainer, TrainerSetup } from "./trainer.ts";
import { TRAINER_PACKAGES, type TrainerName } from "./trainer_packages.ts";
import { TRAINER_STAGES } from "./trainer_stages.ts";

/** What is open. */
interface Session {
  readonly create: (setup: TrainerSetup) => Trainer;
  readonly by: string;
  readonly batch: Float32Array;
  readonly positions: number;
  readonly seed: number;
}

const LIBRARIES: Readonly<Record<TrainerName, OpenLibrary>> = {
  "tfjs": openTfjs,
  "jax-js": openJax,
};

const [name] = Deno.args;
if (!isTrainerName(name)) {
  throw new TypeError(
    `Cannot train with ${name}: wanted ${Object.keys(LIBRARIES).join(" or ")}`,
  );
}
const timers = new Map<string, StepTimer>();
let session: Session | null = null;
let missing: SubjectFault | null = null;

await answerRequests(async (request) => {
  if (request.do === "open") return await open(request);
  if (missing !== null) return { error: missing };
  const { stage } = request;
  if (session === null || !(stage in TRAINER_STAGES)) {
    throw new Error(`Cannot ${request.do} ${stage}: it is not open`);
  }
  const { create, batch, positions, seed } = session;
  if (request.do === "describe") return { described: describe(stage) };
  let timer = timers.get(stage);
  if (timer === undefined) {
    const kind = TRAINER_STAGES[stage as keyof typeof TRAINER_STAGES];
    timer = new StepTimer(create, { kind, batch, positions, seed });
    timers.set(stage, timer);
  }
  return { ran: { seconds: await timer.run() } };
});
// Libraries may leave workers behind.
Deno.exit(0);

async function open(
  { file, engine, seed }: Extract<SubjectRequest, { readonly do: "open" }>,
): Promise<SubjectAnswer> {
  if (!isTrainerName(name)) throw new TypeError("No library was named");
  const { data, shape: [positions] } = decodeNpy(await Deno.readFile(file));
  if (!(data instanceof Float32Array)) {
    throw new TypeError(`Cannot train on ${file}: wanted float32 features`);
  }
  timers.clear();
  session = null;
  missing = null;
  const backend = engine === "webgpu" ? "webgpu" : "wasm";
  const version = pinnedVersion(name);
  let installed = true;
  if (backend === "webgpu" && !await navigator.gpu?.requestAdapter()) {
    const message = "Cannot train on webgpu as no adapter was found: " +
      "install a Vulkan driver or use the engine cpu";
    missing = { kind: "missing", message };
  } else {
    try {
      const create = await LIBRARIES[name](backend);
      const by = `${name} ${version}, ${backend}`;
      session = { create, by, batch: data, positions, seed };
    } catch (error) {
      // Deno has no error of its own for a package that it may not download.
      if (!String(error).includes("--cached-only")) throw error;
      const message = `Cannot train with ${name} as ` +
        `${TRAINER_PACKAGES[name]}@${version} is not installed: ` +
        `run ${INSTALL_TRAINERS}`;
      missing = { kind: "missing", message };
      installed = false;
    }
  }
  const libraries = { [TRAINER_PACKAGES[name]]: installed ? version : null };
  return { opened: { name, libraries, stages: Object.keys(TRAINER_STAGES) } };
}

function describe(stage: string): StageDescription {
  const timer = timers.get(stage);
  if (session === null || timer === undefined || timer.steps === 0) {
    throw new Error(`Cannot describe ${stage}: it has not run`);
  }
  const { batch, positions, by } = session;
  return {
    size: `${positions} x ${batch.length / positions}`,
    accuracy: Object.fromEntries(
      timer.firstLosses.map((loss, index) => [`loss ${index + 1}`, loss]),
    ),
    by: `${by}, mean of ${timer.steps} step${timer.steps === 1 ? "" : "s"}`,
  };
}

function isTrainerName(name: string | undefined): name is TrainerName {
  return name !== undefined && name in LIBRARIES;
}
