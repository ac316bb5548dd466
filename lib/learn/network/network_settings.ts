import { InputError } from "../../scan/input_error.ts";
import type { NetworkOptions } from "../network_options.ts";

/** `NetworkOptions` with every default filled in. */
export type NetworkSettings = Required<NetworkOptions>;

/**
 * Fills in the published defaults and checks every value.
 *
 * @throws {InputError} where an option cannot be trained with.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { networkSettings } from "./network_settings.ts";
 *
 * const settings = networkSettings({ kind: "ae", hiddenLayers: 2, seed: 1 });
 * strictEqual(settings.batch, 256);
 * ```
 */
export function networkSettings(options: NetworkOptions): NetworkSettings {
  const settings: NetworkSettings = {
    kind: options.kind,
    hiddenLayers: options.hiddenLayers,
    seed: options.seed,
    hidden: options.hidden ?? 512,
    latent: options.latent ?? 8,
    epochs: options.epochs ?? 40,
    batch: options.batch ?? 256,
    learningRate: options.learningRate ?? 1e-3,
    epsilon: options.epsilon ?? 1e-8,
    klWeight: options.klWeight ?? 1e-3,
  };
  const check = (
    name: keyof NetworkSettings,
    wanted: string,
    fits: boolean,
  ) => {
    if (fits) return;
    throw new InputError(
      `Cannot train a network as ${name} must be ${wanted}: ` +
        `current value is ${settings[name]}. Change or leave out the option.`,
    );
  };
  check("kind", '"ae" or "vae"', ["ae", "vae"].includes(settings.kind));
  check("hiddenLayers", "1 or 2", [1, 2].includes(settings.hiddenLayers));
  check("seed", "an integer", Number.isSafeInteger(settings.seed));
  for (const name of ["hidden", "latent", "epochs", "batch"] as const) {
    const value = settings[name];
    check(name, "a positive integer", Number.isSafeInteger(value) && value > 0);
  }
  for (const name of ["learningRate", "epsilon"] as const) {
    const value = settings[name];
    check(name, "a positive number", Number.isFinite(value) && value > 0);
  }
  const { klWeight } = settings;
  check("klWeight", "zero or more", Number.isFinite(klWeight) && klWeight >= 0);
  return settings;
}
