import { InputError } from "../../scan/input_error.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import type { Hdf5Metadata } from "../hdf5_file/hdf5_metadata.ts";

/** Groups within one another; every look-up goes through all of them. */
const depthLimit = 64;

/** What an HDF5 file holds. */
export interface Hdf5Contents {
  /** Datasets by path, each once even where several links lead to it. */
  readonly datasets: ReadonlyMap<string, Hdf5Metadata>;
  /** Links that lead out of the file, in words; they are not followed. */
  readonly external: readonly string[];
}

/**
 * Lists all datasets of a file. Soft links are left alone, as what they lead to
 * within the file is found by its own name; so are external ones. A group that
 * was seen before, by whatever path, is not entered again, which ends cycles.
 *
 * @throws {InputError} If groups lie deeper in one another than any program
 * puts them.
 */
export function hdf5Datasets(file: Hdf5File): Hdf5Contents {
  const datasets = new Map<string, Hdf5Metadata>();
  const external: string[] = [];
  const seen = new Set<string>();
  const groups = ["/"];
  for (let group; (group = groups.pop()) !== undefined;) {
    const identity = file.identity(group);
    if (seen.has(identity)) continue;
    seen.add(identity);
    if (group.split("/").length > depthLimit) {
      throw new InputError(
        `Cannot list what ${file.path} holds as its groups lie more than ${depthLimit} deep in one another: name the dataset with --dataset (option dataset)`,
      );
    }
    const inner: string[] = [];
    for (const name of file.children(group)) {
      const path = group === "/" ? `/${name}` : `${group}/${name}`;
      const link = file.link(path);
      if (link.kind === "group") inner.push(path);
      if (link.kind === "external") {
        external.push(`${path} -> ${link.target} of ${link.file}`);
      }
      if (link.kind !== "dataset") continue;
      const metadata = file.metadata(path);
      // Files may hold datasets by the ten thousand: only those that may be
      // scans are worth the look whether they were seen by another path.
      if (metadata.shape?.length === 4) {
        const identity = file.identity(path);
        if (seen.has(identity)) continue;
        seen.add(identity);
      }
      datasets.set(path, metadata);
    }
    groups.push(...inner.reverse());
  }
  return { datasets, external };
}
