import type * as Plot from "@observablehq/plot";
import { logTicks } from "./log_ticks.ts";

/** An axis of logarithms. */
export interface LogAxisOptions {
  /** Values at either end, above 0. */
  readonly domain: readonly [low: number, high: number];
  /** Quantity with its unit. */
  readonly label: string | null;
  /** Writes the marked values. */
  readonly text: (value: number) => string;
}

/** An axis on which equal factors have equal distances, marked at about five round values. */
export function logAxis(
  { domain, label, text }: LogAxisOptions,
): Plot.ScaleOptions {
  return {
    type: "log",
    domain,
    label,
    ticks: logTicks(domain, 5),
    tickFormat: text,
  };
}
