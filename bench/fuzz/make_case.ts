import { RandomStream } from "../../lib/random/random_stream.ts";
import { empadCase } from "./empad_case.ts";
import type { FuzzCase } from "./fuzz_case.ts";
import { hdf5Case } from "./hdf5_case.ts";
import { npyCase } from "./npy_case.ts";
import { type Hdf5SeedFile, hdf5SeedFiles } from "./seed_files.ts";

let files: readonly Hdf5SeedFile[] | undefined;

/** The case of a number: of 20, 10 are HDF5, 6 `.npy` and 4 EMPAD. */
export function makeCase(seed: number): FuzzCase {
  const random = new RandomStream(seed, "fuzz");
  const kind = random.integer(20);
  if (kind < 4) return empadCase(seed, random);
  if (kind < 10) return npyCase(seed, random);
  return hdf5Case(seed, random, files ??= hdf5SeedFiles());
}
