import type { PowerLaw } from "../../record/scaling_file.ts";

/** An exponent with the half width of its interval; a dash where not fitted. */
export function exponentText(law: PowerLaw | null): string {
  return law === null || !Number.isFinite(law.exponent)
    ? "–"
    : `${law.exponent.toFixed(2).replace("-", "−")} ± ${
      Number.isFinite(law.halfWidth) ? law.halfWidth.toFixed(2) : "–"
    }`;
}
