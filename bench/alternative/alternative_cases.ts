import { fixtureFamily } from "../../fixtures/family/fixture_family.ts";
import type { Junction } from "../../fixtures/junction/create_junction.ts";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { QUALITY_AXES } from "../quality/quality_axes.ts";

/** A scan on which recipe and alternative are held against each other. */
export interface AlternativeCase {
  readonly name: string;
  create(seed: number): Junction;
}

/** Where `bench:quality` saw the recipe lose a material: axis and index of the value. */
const LOST = [["dose", 2], ["drift", 4], ["strain", 3]] as const;

/** The fixture family, then what is as hard as the recipe does not stand. */
export const ALTERNATIVE_CASES: readonly AlternativeCase[] = [
  ...fixtureFamily.map(({ name, create }) => ({ name, create })),
  ...LOST.map(([axis, index]) => {
    const { values, unit, change } = QUALITY_AXES.find((one) =>
      one.axis === axis
    )!;
    const value = Number(values[index].toPrecision(3));
    const { overrides = {} } = change(values[index]);
    return {
      name: `${axis} ${value} ${unit}`,
      create: (seed: number) =>
        createJunction({ scale: "quick", seed, overrides }),
    };
  }),
];
