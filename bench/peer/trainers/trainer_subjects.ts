import { fileURLToPath } from "node:url";
import { TRAINER_PACKAGES, type TrainerName } from "./trainer_packages.ts";

/** A trainer of another library as a bench starts it. */
export interface TrainerSubject {
  readonly name: TrainerName;
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** Folder to start it in. */
  readonly cwd: string;
}

/**
 * Every trainer that is timed beside ours, at the stages "ae-step" and
 * "vae-step". Starting one downloads nothing: a library that is not installed
 * is null among the answered `libraries`, its stages answer the fault
 * "missing", and that names the line which installs it.
 */
export const TRAINER_SUBJECTS: readonly TrainerSubject[] =
  (Object.keys(TRAINER_PACKAGES) as TrainerName[]).map((name) => ({
    name,
    command: [
      Deno.execPath(),
      "run",
      "--quiet",
      // Deno would look for a configuration from the script's folder on.
      "--config",
      fileURLToPath(new URL("../../../deno.json", import.meta.url)),
      "--allow-read",
      "--allow-write",
      "--allow-env",
      "--allow-run",
      fileURLToPath(new URL("./serve.ts", import.meta.url)),
      name,
    ],
    cwd: fileURLToPath(new URL("../../../", import.meta.url)),
  }));
