import { InputError } from "../../scan/input_error.ts";

/** What the header of a NumPy `.npy` file says. */
export interface NpyHeader {
  /** NumPy type string, for example "<f4" or "|u1". */
  readonly descr: string;
  /** Whether the first axis varies fastest. */
  readonly fortranOrder: boolean;
  /** Sizes of the axes, slowest first unless in Fortran order. */
  readonly shape: readonly number[];
  /** Byte at which the values begin. */
  readonly offset: number;
}

/** Longest header that is read: NumPy itself refuses more than 10,000 by default. */
const headerLimit = 1 << 16;

/**
 * Reads the header of a NumPy array file, versions 1 to 3.
 *
 * @param what The array in words, for messages: "scan.npy".
 * @param read Gives the bytes from a position on, and throws where the file
 * ends before.
 * @throws {InputError} If it is no header of a plain array.
 */
export function npyHeader(
  what: string,
  read: (position: number, bytes: number) => Uint8Array,
): NpyHeader {
  const start = read(0, 8);
  const version = start[6];
  if (version < 1 || version > 3) {
    throw new InputError(
      `Cannot read ${what} as its NumPy format version is ${version}.${
        start[7]
      }: versions 1.0, 2.0 and 3.0 are known`,
    );
  }
  const lengthBytes = version === 1 ? 2 : 4;
  const lengthField = read(8, lengthBytes);
  const length = lengthField.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (length > headerLimit) {
    throw new InputError(
      `Cannot read ${what} as its header claims to be ${length} bytes long: at most ${headerLimit} are believable; the file is damaged or holds records instead of numbers`,
    );
  }
  // Versions 1 and 2 are Latin-1, 3 is UTF-8; all that we understand is ASCII.
  const text = new TextDecoder().decode(read(8 + lengthBytes, length));
  const descr = /['"]descr['"]\s*:\s*(?:(?:'([^']*)'|"([^"]*)")\s*[,}]|(\[))/
    .exec(text);
  const order = /['"]fortran_order['"]\s*:\s*(True|False)\s*[,}]/.exec(text);
  const shape = /['"]shape['"]\s*:\s*\(([\d\sL,]*)\)\s*[,}]/.exec(text);
  if (descr !== null && descr[3] !== undefined) {
    throw new InputError(
      `Cannot read ${what} as its values are records: wanted plain integers or floats; save one field of it`,
    );
  }
  if (descr === null || order === null || shape === null) {
    throw new InputError(
      `Cannot read ${what} as its header is none that NumPy writes: ${
        JSON.stringify(text.trim().slice(0, 100))
      }`,
    );
  }
  return {
    descr: descr[1] ?? descr[2],
    fortranOrder: order[1] === "True",
    // Python 2 wrote a long's L behind large sizes.
    shape: shape[1].split(",").map((size) => size.replace("L", "").trim())
      .filter((size) => size !== "").map(Number),
    offset: 8 + lengthBytes + length,
  };
}
