import { InputError } from "../../scan/input_error.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import type { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import type { Hdf5Metadata } from "../hdf5_file/hdf5_metadata.ts";
import { type Hdf5Contents, hdf5Datasets } from "./hdf5_datasets.ts";
import { hdf5Resolve } from "./hdf5_resolve.ts";

/** Lines that a listing shows at most. */
const listLimit = 20;

/**
 * Path of the dataset to read as a scan.
 *
 * @param file File that holds it.
 * @param wanted Path that was asked for; without one, the only numeric dataset
 * with four axes.
 * @throws {InputError} If there is no such dataset, or several without one
 * asked for; the message lists what is there.
 */
export function hdf5Choose(file: Hdf5File, wanted?: string): string {
  if (wanted !== undefined) {
    const path = hdf5Resolve(file, wanted);
    if (path !== undefined) return path;
    throw new InputError(
      `Cannot read ${wanted} in ${file.path} as there is no such dataset; ${
        listing(hdf5Datasets(file))
      }`,
    );
  }
  const contents = hdf5Datasets(file);
  const scans = [...contents.datasets].filter(([, metadata]) =>
    metadata.shape?.length === 4 &&
    hdf5ElementType(metadata).type !== undefined
  );
  if (scans.length === 1) return scans[0][0];
  if (scans.length === 0) {
    throw new InputError(
      `Cannot find a scan in ${file.path} as it has no numeric dataset with four axes; ${
        listing(contents)
      }`,
    );
  }
  throw new InputError(
    `Cannot tell which dataset of ${file.path} is the scan as several have four axes: name one with --dataset (option dataset); ${
      listing({ datasets: new Map(scans), external: [] })
    }`,
  );
}

function listing({ datasets, external }: Hdf5Contents): string {
  const lines = [
    ...[...datasets].map(([path, metadata]) =>
      `${path} (${sizes(metadata)}, ${hdf5ElementType(metadata).name})`
    ),
    ...external.map((link) => `${link} (another file, not followed)`),
  ];
  if (lines.length === 0) return "it holds no datasets at all";
  const more = lines.length > listLimit
    ? [`and ${lines.length - listLimit} more`]
    : [];
  return ["there are:", ...lines.slice(0, listLimit), ...more].join("\n  ");
}

function sizes({ shape }: Hdf5Metadata): string {
  if (shape === null) return "no values";
  return shape.length === 0 ? "a single value" : shape.join(" x ");
}
