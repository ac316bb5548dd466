import { equal } from "node:assert/strict";
import { unitFactor } from "./unit_factor.ts";

const lengths: readonly (readonly [string, number | undefined])[] = [
  ["nm", 1],
  ["[n_m]", 1],
  [" nanometers ", 1],
  ["Å", 0.1], // the letter
  ["\u212b", 0.1], // the sign
  ["A", 0.1],
  ["\\AA", 0.1],
  ["Angstrom", 0.1],
  ["pm", 1e-3],
  ["\u00b5m", 1e3], // the micro sign
  ["\u03bcm", 1e3], // the letter mu
  ["um", 1e3],
  ["[u_m]", 1e3],
  ["micron", 1e3],
  ["mm", 1e6],
  ["m", 1e9],
  ["px", undefined],
  ["pixels", undefined],
  ["", undefined],
  ["<undefined>", undefined],
  ["_None_", undefined],
  ["mrad", undefined],
  ["1/nm", undefined],
];
const reciprocals: readonly (readonly [string, number | undefined])[] = [
  ["1/Å", 1],
  ["1/A", 1],
  ["A^-1", 1],
  ["A-1", 1],
  ["Å⁻¹", 1],
  ["$A^{-1}$", 1],
  ["$\\AA^{-1}$", 1],
  ["$\\mathrm{\\AA}^{-1}$", 1],
  ["k_A^-1", 1],
  ["$k_{nm^{-1}}$", 0.1],
  ["1/nm", 0.1],
  ["1 / nanometer", 0.1],
  ["nm^-1", 0.1],
  ["nm\u22121", 0.1], // a minus sign
  ["[n_m^-1]", 0.1],
  ["1/pm", 100],
  ["1/um", 1e-4],
  ["1/m", 1e-10],
  // Some include 2 pi in q, others do not.
  ["q_A^-1", undefined],
  ["nm", undefined],
  ["1/px", undefined],
  ["rad", undefined],
  ["nm^-2", undefined],
];

for (
  const [wanted, cases] of [["nm", lengths], ["1/Å", reciprocals]] as const
) {
  for (const [text, factor] of cases) {
    Deno.test(`"${text}" in ${wanted} is ${factor}`, () => {
      const found = unitFactor(text, wanted);
      // 0.1 / 1e9 and the like round in the last place.
      equal(found?.toPrecision(15), factor?.toPrecision(15));
    });
  }
}
