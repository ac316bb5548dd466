import { createJunction } from "../../../fixtures/junction/create_junction.ts";
import type { JunctionSpecification } from "../../../fixtures/junction/junction_specification.ts";
import type { RunResult } from "../../run/run_result.ts";
import { InputError } from "../../scan/input_error.ts";
import type { ScanSource } from "../../scan/scan_source.ts";

/**
 * Makes the synthetic junction of a run again, from the specification that its
 * record holds; the SHA-256 of the specification must be the record's.
 *
 * @throws {InputError} where the record holds no usable specification, or this
 *   version of stem4d makes another junction of it
 */
export async function recreateJunction(
  { input, scale }: Pick<RunResult, "input" | "scale">,
): Promise<ScanSource> {
  const { specification, sha256 } = input.identity;
  const refuse = (reason: string) =>
    new InputError(
      `Cannot make the junction of this run again as ${reason}: run deno task reproduce anew`,
    );
  if (
    typeof specification !== "object" || specification === null ||
    !("seed" in specification) || typeof specification.seed !== "number"
  ) {
    throw refuse("its record holds no specification with a seed");
  }
  const { seed, ...fields } = specification;
  if ("view" in fields) {
    throw refuse("it is one of the fixture family, seen from elsewhere");
  }
  const junction = made(() =>
    createJunction({
      scale: scale ?? "quick",
      seed,
      overrides: fields as Partial<JunctionSpecification>,
    }), refuse);
  if ((await junction.identify()).sha256 !== sha256) {
    throw refuse("this version's differs from the specification on record");
  }
  return junction;
}

/** A record may hold anything: what its types do not allow is refused, too. */
function made<Result>(
  make: () => Result,
  refuse: (reason: string) => InputError,
): Result {
  try {
    return make();
  } catch (error) {
    if (error instanceof InputError) throw error;
    throw refuse("its specification is damaged");
  }
}
