import { fixtureFamily } from "../../fixtures/family/fixture_family.ts";
import type { Junction } from "../../fixtures/junction/create_junction.ts";
import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { QUALITY_AXES } from "../quality/quality_axes.ts";

/** A scan on which recipe and alternative are held against each other. */
export interface AlternativeCase {
  readonly name: string;
  /** Whether it is run only where it is named: it takes minutes and gigabytes. */
  readonly large?: true;
  create(seed: number): Junction;
}

/** Where `bench:quality` saw the recipe lose a material: axis, index of the value, and name. */
const LOST = [
  ["dose", 2, "dose of 12,000 electrons"],
  ["drift", 4, "drift of 2 px"],
  ["strain", 3, "strain of 1.9 %"],
] as const;

/** The fixture family, then what is as hard as the recipe does not stand, then the published size. */
export const ALTERNATIVE_CASES: readonly AlternativeCase[] = [
  ...fixtureFamily.map(({ name, create }) => ({ name, create })),
  ...LOST.map(([axis, index, name]) => {
    const { values, change } = QUALITY_AXES.find((one) => one.axis === axis)!;
    const { overrides = {} } = change(values[index]);
    return {
      name,
      create: (seed: number) =>
        createJunction({ scale: "quick", seed, overrides }),
    };
  }),
  {
    name: "published size",
    large: true,
    create: (seed) => createJunction({ scale: "published", seed }),
  },
];
