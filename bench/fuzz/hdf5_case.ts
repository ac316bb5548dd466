import type { RandomStream } from "../../lib/random/random_stream.ts";
import type { FuzzCase } from "./fuzz_case.ts";
import { mutateBlindly, mutateHdf5Field } from "./mutate_bytes.ts";
import { type Hdf5SeedFile, seedFields } from "./seed_files.ts";

/** A case of HDF5: a committed file as it is, or with one or a few lies. */
export function hdf5Case(
  seed: number,
  random: RandomStream,
  files: readonly Hdf5SeedFile[],
): FuzzCase {
  const file = files[random.integer(files.length)];
  const { name: base, bytes, datasets, outside } = file;
  // Mostly a dataset that is there; else whichever the reader chooses.
  const dataset = datasets.length > 0 && random.integer(8) > 0
    ? datasets[random.integer(datasets.length)]
    : undefined;
  const common = {
    seed,
    format: "HDF5",
    base,
    name: base.replace(/.*\//, ""),
    options: dataset === undefined ? {} : { dataset },
  } as const;
  const way = random.integer(20);
  if (way === 0) {
    return {
      ...common,
      fault: `as made, ${base}`,
      bytes,
      ...dataset !== undefined && outside.includes(dataset) && {
        must: "refuse",
      },
    };
  }
  if (way < 6) {
    const { fault, bytes: changed } = mutateBlindly(bytes, random);
    return { ...common, fault, bytes: changed };
  }
  const fields = seedFields(file);
  let { fault, bytes: changed } = mutateHdf5Field(bytes, random, fields);
  for (let more = random.integer(3); more-- > 0;) {
    ({ fault, bytes: changed } = mutateHdf5Field(changed, random, fields));
  }
  return { ...common, fault, bytes: changed };
}
