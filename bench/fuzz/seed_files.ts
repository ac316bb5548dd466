import { copyFileSync, readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { type Hdf5Fields, hdf5Fields } from "./hdf5_fields.ts";

/** An HDF5 file that cases are made of. */
export interface Hdf5SeedFile {
  /** Path below fixtures. */
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
  /** Datasets that may be asked for. */
  readonly datasets: readonly string[];
  /** Datasets whose values lie in other files, so that they must be refused. */
  readonly outside: readonly string[];
}

const ROOT = fileURLToPath(new URL("../../fixtures/", import.meta.url));

/** Datasets of files whose listing the fixtures do not have. */
const DATASETS: Readonly<Record<string, readonly string[]>> = {
  "circles.h5": [
    "data",
    "again",
    "self",
    "round",
    "a/b/c/root/data",
    "outside0",
    "outside2",
    "outside3",
  ],
  "raw_outside.h5": ["beside", "above", "passwords", "pieces", "itself"],
  "virtual_outside.h5": ["own", "beside", "above", "mixed", "itself", "circle"],
  "attributes_earliest.h5": ["data"],
  "attributes_latest.h5": ["data"],
  "filters.h5": ["unknown", "many"],
  "bombs.h5": [
    "half",
    "double",
    "sixteen_mebibytes",
    "thrice",
    "thrice_summed",
  ],
  "names.h5": ["__proto__", "%s%n"],
  "texts.h5": [
    "scan0/data",
    "scan1/data",
    "scan2/data",
    "scan3/data",
    "scan4/data",
    "steps0/data",
    "steps1/data",
    "steps2/data",
    "steps3/data",
  ],
  "types_odd.h5": ["texts", "lists", "arrays", "references", "records"],
  "sizes.h5": ["positions", "product", "chunk", "chunks", "axes"],
};

const OUTSIDE: Readonly<Record<string, readonly string[]>> = {
  "circles.h5": ["outside0", "outside3", "self", "round"],
  "raw_outside.h5": ["beside", "above", "passwords", "pieces"],
  "virtual_outside.h5": ["beside", "above", "mixed"],
};

/** Files that others point to; whose content no case may show. */
export const SECRETS = ["secret.h5", "secret.bin"];

/** Puts the secrets into folders. */
export function placeSecrets(folders: readonly string[]): void {
  for (const folder of folders) {
    for (const name of SECRETS) {
      copyFileSync(`${ROOT}hostile/${name}`, `${folder}/${name}`);
    }
  }
}

/** The committed HDF5 files, in the order of their names. */
export function hdf5SeedFiles(): Hdf5SeedFile[] {
  return ["files", "hdf5_layouts", "hostile"].flatMap((folder) => {
    const listing = folder === "hostile" ? {} : JSON.parse(
      readFileSync(`${ROOT}${folder}/files.json`, "utf8"),
    ) as Record<string, { readonly dataset: string | null }[]>;
    return readdirSync(ROOT + folder).toSorted()
      .filter((name) => /\.(h5|hspy|emd|mat)$/.test(name))
      .filter((name) => !SECRETS.includes(name))
      .map((name) => ({
        name: `${folder}/${name}`,
        bytes: new Uint8Array(readFileSync(`${ROOT}${folder}/${name}`)),
        datasets: DATASETS[name] ??
          (listing[name] ?? []).flatMap(({ dataset }) => dataset ?? []),
        outside: OUTSIDE[name] ?? [],
      }));
  });
}

const found = new Map<string, Hdf5Fields>();

/** Where a seed file's structures stand; looked for once. */
export function seedFields({ name, bytes }: Hdf5SeedFile): Hdf5Fields {
  const known = found.get(name) ?? hdf5Fields(bytes);
  found.set(name, known);
  return known;
}
