import { Buffer } from "node:buffer";
import { createHash } from "node:crypto";
import type { ElementType } from "../io/element/element_type.ts";
import type { Hdf5Writer } from "../io/hdf5_writing/hdf5_writer.ts";
import type { RunResult } from "../run/run_result.ts";
import { type ArrayDimension, arrayDimensions } from "./array_dimensions.ts";
import { labelNames } from "./label_names.ts";
import type { RunArray } from "./read_run_arrays.ts";

/** Root of the EMD 1.0 tree, for py4DSTEM. */
const EMD_ROOT = "/stem4d";
/**
 * Group of the same arrays in the older layout. HyperSpy visits every dataset
 * once, under the first of its names: this one must sort before the other.
 */
const HYPERSPY_ROOT = "/hyperspy";

/**
 * Describes a run in an HDF5 file in two EMD layouts, whose datasets are the
 * same: EMD 1.0, as py4DSTEM reads it, under `/stem4d`, with axes `dim0`,
 * `dim1` ...; and the earlier one with axes `dim1`, `dim2` ..., as HyperSpy's
 * reader wants them, under `/hyperspy`. One group cannot serve both, since
 * `dim1` means the first axis to one and the second to the other.
 *
 * The run's record stands as text beside the arrays. The same run gives the
 * same bytes.
 */
export function describeEmdFile(
  writer: Hdf5Writer,
  { result, arrays }: {
    readonly result: RunResult;
    readonly arrays: readonly RunArray[];
  },
): void {
  const record = JSON.stringify(result, null, 2);
  writer.group("/", {
    emd_group_type: "file",
    version_major: 1n,
    version_minor: 0n,
    UUID: uuid(record),
    authoring_program: "stem4d",
    authoring_user: "",
  });
  writer.group(EMD_ROOT, { emd_group_type: "root", python_class: "Root" });
  const { scanStepNm, detectorPixelPerAngstrom } = result.input.calibration;
  // The names, units and defaults of py4DSTEM's calibration.
  metadata(writer, `${EMD_ROOT}/metadatabundle`, "calibration", {
    R_pixel_size: scanStepNm ?? 1,
    R_pixel_units: scanStepNm === undefined ? "pixels" : "nm",
    Q_pixel_size: detectorPixelPerAngstrom ?? 1,
    Q_pixel_units: detectorPixelPerAngstrom === undefined ? "pixels" : "A^-1",
  });
  metadata(writer, `${EMD_ROOT}/metadatabundle`, "run", {
    version: result.version,
    input: result.input.name,
    seed: result.seed,
    command: result.command.join(" "),
    result_json: record,
  });
  arrays.forEach((array, index) => {
    const dimensions = arrayDimensions(array, result.input);
    const names = labelNames(result, array.name);
    const path = `${EMD_ROOT}/${array.name}`;
    writer.group(path, { emd_group_type: "array", python_class: "Array" });
    writer.dataset(`${path}/data`, {
      type: elementType(array),
      shape: array.shape,
      storage: { address: writer.append(bytesOf(array.data)) },
      attributes: { units: names === undefined ? "" : "label" },
    });
    dimensions.forEach((dimension, axis) =>
      dimensionVector(writer, `${path}/dim${axis}`, {
        ...dimension,
        unit: dimension.unit === "1/Å" ? "A^-1" : dimension.unit || "unknown",
      })
    );
    metadata(writer, `${path}/metadatabundle`, "about", {
      about: array.about,
      ...names === undefined ? {} : { labels: names },
    });
    // HyperSpy stacks groups of which one's path begins with another's.
    const number = String(index).padStart(3, "0");
    const group = `${HYPERSPY_ROOT}/${number}/${array.name}`;
    writer.group(group, { emd_group_type: 1n, about: array.about });
    // It transposes what is called anything else.
    writer.link(`${group}/datacube`, `${path}/data`);
    dimensions.forEach((dimension, axis) =>
      dimensionVector(writer, `${group}/dim${axis + 1}`, {
        ...dimension,
        unit: hyperspyUnit(dimension.unit),
      })
    );
  });
}

/** An even axis, by its first two positions. */
function dimensionVector(
  writer: Hdf5Writer,
  path: string,
  { name, step, unit }: ArrayDimension,
): void {
  writer.dataset(path, {
    type: "float64",
    shape: [2],
    storage: { address: writer.append(bytesOf(Float64Array.of(0, step))) },
    attributes: { name, units: unit },
  });
}

/** "1/Å" as EMD's "[1_/_Å]"; pixels by the name that HyperSpy's units know. */
function hyperspyUnit(unit: string): string {
  const known = { pixels: "px", degrees: "deg" }[unit] ?? unit;
  return known === "" ? "" : `[${[...known].join("_")}]`;
}

/** A group of values as EMD 1.0 keeps metadata: a dataset for each, with its kind. */
function metadata(
  writer: Hdf5Writer,
  bundle: string,
  name: string,
  values: Readonly<Record<string, number | string | readonly string[]>>,
): void {
  writer.group(bundle, { emd_group_type: "metadatabundle" });
  const group = `${bundle}/${name}`;
  writer.group(group, { emd_group_type: "metadata", python_class: "Metadata" });
  for (const [key, value] of Object.entries(values)) {
    const path = `${group}/${key}`;
    if (typeof value === "number") {
      writer.dataset(path, {
        type: "float64",
        shape: [],
        storage: { address: writer.append(bytesOf(Float64Array.of(value))) },
        attributes: { type: "number" },
      });
    } else if (typeof value === "string") {
      text(writer, path, { value, attributes: { type: "string" } });
    } else {
      const length = BigInt(value.length);
      writer.group(path, { type: "list_of_strings", length });
      value.forEach((value, i) => text(writer, `${path}/${i}`, { value }));
    }
  }
}

function text(
  writer: Hdf5Writer,
  path: string,
  { value, attributes = {} }: {
    readonly value: string;
    readonly attributes?: Readonly<Record<string, string>>;
  },
): void {
  // A text has at least a byte, the one that ends it.
  const bytes = new TextEncoder().encode(value === "" ? "\0" : value);
  writer.dataset(path, {
    type: { utf8: bytes.length },
    shape: [],
    storage: { address: writer.append(bytes) },
    attributes,
  });
}

function bytesOf(values: ArrayBufferView): Uint8Array {
  return new Uint8Array(values.buffer, values.byteOffset, values.byteLength);
}

function elementType({ data }: RunArray): ElementType {
  return data[Symbol.toStringTag].replace(/^Big|Array$/g, "")
    .toLowerCase() as ElementType;
}

/** A name-based UUID (version 8, RFC 9562), so that the same run gives the same bytes. */
function uuid(record: string): string {
  const bytes = createHash("sha256").update(record).digest().subarray(0, 16);
  bytes[6] = bytes[6] & 0x0f | 0x80;
  bytes[8] = bytes[8] & 0x3f | 0x80;
  return Buffer.from(bytes).toString("hex")
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
