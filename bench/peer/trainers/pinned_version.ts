import config from "./libraries.json" with { type: "json" };
import { TRAINER_PACKAGES, type TrainerName } from "./trainer_packages.ts";

/**
 * @param name A trainer.
 * @returns The version of its package that libraries.json pins.
 */
export function pinnedVersion(name: TrainerName): string {
  const specifier = config.imports[TRAINER_PACKAGES[name]];
  return specifier.slice(specifier.lastIndexOf("@") + 1);
}
