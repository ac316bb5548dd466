import { fileURLToPath } from "node:url";
import type { TrainerName } from "./trainer_packages.ts";

/**
 * @param name A trainer.
 * @returns What starts its process; it downloads nothing.
 */
export function trainCommand(name: TrainerName): [string, ...string[]] {
  const path = (file: string) => fileURLToPath(import.meta.resolve(file));
  return [
    Deno.execPath(),
    "run",
    "--quiet",
    "--cached-only",
    "--frozen",
    "--config",
    path("./libraries.json"),
    "-P=train",
    path("./train.ts"),
    name,
  ];
}
