import { hdf5Checksum } from "../../lib/io/hdf5_writing/hdf5_checksum.ts";

/** A stretch of an HDF5 file that says something of its structure. */
export interface Hdf5Field {
  /** What it is, for example "dataspace message" or "node of a tree". */
  readonly what: string;
  readonly start: number;
  readonly length: number;
}

/** A stretch whose last four bytes are the checksum of those before. */
export interface ChecksummedPiece {
  readonly start: number;
  readonly end: number;
}

/** Where an HDF5 file's structures stand. */
export interface Hdf5Fields {
  readonly fields: readonly Hdf5Field[];
  readonly pieces: readonly ChecksummedPiece[];
}

/** Signatures of structures (file format specification, III), each with a name and as many bytes as are worth lying about. */
const SIGNATURES: Readonly<Record<string, readonly [string, number]>> = {
  TREE: ["node of a tree", 120],
  SNOD: ["node of symbols", 88],
  HEAP: ["local heap", 64],
  GCOL: ["global heap", 64],
  FRHP: ["fractal heap", 142],
  FHDB: ["block of a fractal heap", 64],
  FHIB: ["index block of a fractal heap", 64],
  BTHD: ["header of a second tree", 38],
  BTLF: ["leaf of a second tree", 64],
  BTIN: ["node of a second tree", 64],
  FAHD: ["header of a fixed array", 28],
  FADB: ["block of a fixed array", 64],
  EAHD: ["header of an extensible array", 72],
  EAIB: ["index block of an extensible array", 64],
  EADB: ["block of an extensible array", 64],
};

/** Kinds of header messages, by HDF5's numbers. */
const MESSAGES: Readonly<Record<number, string>> = {
  0x01: "dataspace",
  0x02: "link info",
  0x03: "datatype",
  0x04: "old fill value",
  0x05: "fill value",
  0x06: "link",
  0x07: "external files",
  0x08: "layout",
  0x0a: "group info",
  0x0b: "filters",
  0x0c: "attribute",
  0x10: "continuation",
  0x11: "symbol table",
  0x12: "modification time",
  0x15: "attribute info",
};

/** Longest piece whose checksum is looked for. */
const LONGEST = 2048;

/**
 * Finds the structures of an intact HDF5 file by their signatures, and header
 * messages by what they look like; independent of the readers, as it is to
 * mislead them.
 */
export function hdf5Fields(bytes: Uint8Array): Hdf5Fields {
  const fields: Hdf5Field[] = [];
  const pieces: ChecksummedPiece[] = [];
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  const base = bytes.indexOf(0x89);
  if (base >= 0 && base % 512 === 0) {
    fields.push({ what: "superblock", start: base + 8, length: 88 });
    if (bytes[base + 8] >= 2) pieces.push({ start: base, end: base + 48 });
  }
  const checksummed = (start: number, least: number) => {
    const most = Math.min(LONGEST, bytes.length - start);
    for (let length = least; length <= most; length++) {
      const end = start + length;
      const stated = view.getUint32(end - 4, true);
      // Cheap first: zeros are no checksum that one meets.
      if (stated === 0) continue;
      if (hdf5Checksum(bytes.subarray(start, end - 4)) === stated) {
        pieces.push({ start, end });
        return end;
      }
    }
    return undefined;
  };
  for (let at = 0; at + 16 <= bytes.length; at++) {
    const signature = String.fromCharCode(...bytes.subarray(at, at + 4));
    const known = SIGNATURES[signature];
    if (known !== undefined) {
      fields.push({ what: known[0], start: at + 4, length: known[1] - 4 });
      if (!["TREE", "SNOD", "HEAP", "GCOL"].includes(signature)) {
        checksummed(at, 12);
      }
    } else if (signature === "OHDR" || signature === "OCHK") {
      const end = checksummed(at, 12);
      if (end === undefined) continue;
      const flags = bytes[at + 5];
      let begin = at + 4;
      if (signature === "OHDR") {
        fields.push({ what: "start of a header", start: at + 4, length: 8 });
        begin = at + 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0) +
          (1 << (flags & 3));
      }
      messages(begin, end - 4, { second: true });
    } else if (at % 8 === 0 && looksLikeHeader(view, at)) {
      const end = Math.min(
        bytes.length,
        at + 16 + view.getUint32(at + 8, true),
      );
      fields.push({ what: "start of a header", start: at, length: 12 });
      messages(at + 16, end, { second: false });
    }
  }

  function messages(
    start: number,
    end: number,
    { second }: { readonly second: boolean },
  ): void {
    const prefix = second ? 4 : 8;
    for (let at = start; at + prefix <= end;) {
      const kind = second ? bytes[at] : view.getUint16(at, true);
      const length = view.getUint16(at + (second ? 1 : 2), true);
      const what = MESSAGES[kind];
      if (at + prefix + length > end) break;
      if (what !== undefined && length > 0) {
        fields.push({
          what: `${what} message`,
          start: at + prefix,
          length: Math.min(length, 96),
        });
        fields.push({ what: "prefix of a message", start: at, length: prefix });
      }
      at += prefix + length;
    }
  }
  return { fields, pieces };
}

/** Whether an object header of version 1 begins here: every message is one that exists. */
function looksLikeHeader(view: DataView, at: number): boolean {
  if (at + 24 > view.byteLength || view.getUint16(at, true) !== 1) return false;
  const messages = view.getUint16(at + 2, true);
  const references = view.getUint32(at + 4, true);
  const length = view.getUint32(at + 8, true);
  return messages > 0 && messages < 600 && references > 0 && references < 16 &&
    length >= 8 && length < 4096 && length % 8 === 0 &&
    view.getUint16(at + 16, true) < 0x18;
}

/** Makes the checksums right again after bytes were changed. */
export function mendChecksums(
  bytes: Uint8Array,
  pieces: readonly ChecksummedPiece[],
): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (const { start, end } of pieces) {
    if (end > bytes.length) continue;
    view.setUint32(
      end - 4,
      hdf5Checksum(bytes.subarray(start, end - 4)),
      true,
    );
  }
}
