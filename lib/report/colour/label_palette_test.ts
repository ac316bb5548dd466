import { ok, strictEqual } from "node:assert/strict";
import type { Colour } from "./colour.ts";
import { LABEL_PALETTE } from "./label_palette.ts";
import { oklab } from "./oklab.ts";
import { parseColour } from "./parse_colour.ts";

/** Machado, Oliveira and Fernandes (2009), severity 1, on linear sRGB. */
const DEFICIENCIES = {
  none: [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [
    0.152286,
    1.052583,
    -0.204868,
    0.114503,
    0.786281,
    0.099216,
    -0.003882,
    -0.048116,
    1.051998,
  ],
  deuteranopia: [
    0.367322,
    0.860646,
    -0.227968,
    0.280085,
    0.672501,
    0.047413,
    -0.01182,
    0.04294,
    0.968881,
  ],
  tritanopia: [
    1.255528,
    -0.076749,
    -0.178779,
    -0.078411,
    0.930809,
    0.147602,
    0.004733,
    0.691367,
    0.3039,
  ],
};

function seen(colour: Colour, matrix: readonly number[]): Colour {
  const linear = colour.map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red, green, blue] = [0, 3, 6].map((row) => {
    const share = Math.min(
      1,
      Math.max(
        0,
        matrix[row] * linear[0] + matrix[row + 1] * linear[1] +
          matrix[row + 2] * linear[2],
      ),
    );
    return 255 *
      (share <= 0.0031308 ? share * 12.92 : 1.055 * share ** (1 / 2.4) - 0.055);
  });
  return [red, green, blue];
}

function nearest(colours: readonly string[], matrix: readonly number[]) {
  const labs = colours.map((text) => oklab(seen(parseColour(text), matrix)));
  let least = Infinity;
  for (let i = 0; i < labs.length; i++) {
    for (let j = 0; j < i; j++) {
      least = Math.min(
        least,
        Math.hypot(...labs[i].map((value, axis) => value - labs[j][axis])),
      );
    }
  }
  return least;
}

Deno.test("sub-domains of two materials stay apart under every colour deficiency", () => {
  const [first, second] = LABEL_PALETTE.families;
  const domains = [...first.domains, ...second.domains];
  strictEqual(new Set(domains).size, 8);
  for (const [name, matrix] of Object.entries(DEFICIENCIES)) {
    // The palette's documentation states the bound.
    ok(nearest(domains, matrix) >= 0.085, name);
  }
});

Deno.test("no label's colour is lost on the ground", () => {
  const { families, ground, flake } = LABEL_PALETTE;
  const colours = families.slice(0, 2).flatMap((family) => family.domains);
  for (const colour of [flake, ...colours]) {
    for (const [name, matrix] of Object.entries(DEFICIENCIES)) {
      // Yellow on light grey under tritanopia is the closest.
      ok(nearest([ground, colour], matrix) >= 0.06, `${colour}, ${name}`);
    }
  }
});
