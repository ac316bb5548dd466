import { closeSync, openSync, writeSync } from "node:fs";
import { ByteWriter } from "./byte_writer.ts";
import { elementBytes } from "../element/element_bytes.ts";
import type { ElementType } from "../element/element_type.ts";
import {
  hdf5AttributeMessage,
  type Hdf5AttributeValue,
  type Hdf5TextPlace,
} from "./hdf5_attribute_message.ts";
import { hdf5Checksum } from "./hdf5_checksum.ts";
import { type Hdf5Chunk, hdf5ChunkIndex } from "./hdf5_chunk_index.ts";
import { hdf5DataspaceMessage } from "./hdf5_dataspace_message.ts";
import { type Hdf5Message, hdf5ObjectHeader } from "./hdf5_object_header.ts";
import { Hdf5TextHeap } from "./hdf5_text_heap.ts";
import { type Hdf5StoredType, hdf5TypeMessage } from "./hdf5_type_message.ts";

/** Attributes by name. */
export type Hdf5Attributes = Readonly<Record<string, Hdf5AttributeValue>>;

/** Types of a dataset's values: numbers, or text of a fixed number of bytes. */
export type Hdf5DatasetType =
  | ElementType
  | Extract<Hdf5StoredType, { readonly utf8: number }>;

/** A dataset whose values have been written. */
export interface Hdf5DatasetRecord<
  Type extends Hdf5DatasetType = ElementType,
> {
  /** Type of a value. */
  readonly type: Type;
  /** Sizes of the axes, slowest first. */
  readonly shape: readonly number[];
  /** Where the values are: in one piece, or in compressed chunks. */
  readonly storage:
    | { readonly address: number }
    | {
      /** Sizes of a chunk in values. */
      readonly chunkShape: readonly number[];
      /** Chunks in the order of their offsets, shuffled and deflated. */
      readonly chunks: readonly Hdf5Chunk[];
      /** Level of the compression, 1 to 9; for the record only. */
      readonly level: number;
    };
}

interface Node {
  readonly attributes: Record<string, Hdf5AttributeValue>;
  readonly children: Map<string, Node>;
  dataset?: Hdf5DatasetRecord<Hdf5DatasetType>;
  /** Names that lead here. */
  links: number;
  /** Where its header was written. */
  address?: number;
}

const newNode = (): Node => ({ attributes: {}, children: new Map(), links: 1 });

const superblockBytes = 48;

/**
 * Writes an HDF5 file from front to back in bounded memory: values first, as
 * they come, then what describes them. The result needs HDF5 1.8 (2008) or
 * later to read, and is the same for the same content: no times are stored.
 *
 * The HDF5 library compiled to WebAssembly is not used for it, as it cannot
 * shuffle, store truth values, or write values in one piece without holding
 * them all, and stores times.
 */
export class Hdf5Writer {
  #descriptor: number | null;
  readonly #base: number;
  readonly #root = newNode();
  #end = superblockBytes;

  /**
   * Creates a file, which must not exist.
   *
   * @param path File to write.
   * @param userBlock Bytes before the HDF5 content: none, or 512 or a greater
   * power of two.
   */
  constructor(path: string, userBlock: Uint8Array = new Uint8Array()) {
    this.#descriptor = openSync(path, "wx");
    this.#base = userBlock.length;
    if (userBlock.length > 0) this.write(-this.#base, userBlock);
  }

  /** Takes room for bytes that are written later, and gives its address. */
  reserve(bytes: number): number {
    const address = Math.ceil(this.#end / 8) * 8;
    this.#end = address + bytes;
    return address;
  }

  /** Writes at an address that `reserve` gave, or beyond it. */
  write(address: number, bytes: Uint8Array): void {
    const descriptor = this.#descriptor;
    if (descriptor === null) throw new Error("the file is closed");
    for (let done = 0; done < bytes.length;) {
      done += writeSync(
        descriptor,
        bytes,
        done,
        bytes.length - done,
        this.#base + address + done,
      );
    }
  }

  /** Writes bytes behind all others and gives their address. */
  append(bytes: Uint8Array): number {
    const address = this.reserve(bytes.length);
    this.write(address, bytes);
    return address;
  }

  /** Makes a group, and those above it, or adds attributes to one. */
  group(path: string, attributes: Hdf5Attributes = {}): void {
    Object.assign(this.#node(path).attributes, attributes);
  }

  /** Names values that have been written. */
  dataset(
    path: string,
    record: Hdf5DatasetRecord<Hdf5DatasetType> & {
      readonly attributes?: Hdf5Attributes;
    },
  ): void {
    const { attributes = {}, ...dataset } = record;
    const node = this.#node(path);
    node.dataset = dataset;
    Object.assign(node.attributes, attributes);
  }

  /** Gives something a second name: both lead to the same values. */
  link(path: string, target: string): void {
    const cut = path.lastIndexOf("/");
    const node = this.#node(target);
    node.links++;
    this.#node(path.slice(0, cut)).children.set(path.slice(cut + 1), node);
  }

  /** Writes what describes the values; then the file is complete. */
  finish(): void {
    const heap = new Hdf5TextHeap();
    collectTexts(this.#root, heap);
    const texts = {
      address: this.append(heap.collection()),
      index: (text: string) => heap.add(text),
    };
    const root = this.#header(this.#root, texts);
    // Version 2; addresses and lengths of 8 bytes; no extension. The end is
    // the only address that counts from the file's first byte.
    const superblock = new ByteWriter().octets(0x89).text("HDF\r\n")
      .octets(0x1a, 0x0a, 2, 8, 8, 0).number(this.#base, 8).noAddress()
      .number(this.#base + this.#end, 8).number(root, 8);
    superblock.number(hdf5Checksum(superblock.finish()), 4);
    this.write(0, superblock.finish());
  }

  /** Frees the file, complete or not. Closing twice does no harm. */
  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #node(path: string): Node {
    let node = this.#root;
    for (const name of path.split("/").filter((part) => part !== "")) {
      const child = node.children.get(name) ?? newNode();
      node.children.set(name, child);
      node = child;
    }
    return node;
  }

  /** Writes the headers of an object and all below it; gives its address. */
  #header(node: Node, texts: Hdf5TextPlace): number {
    if (node.address !== undefined) return node.address;
    const messages = node.dataset === undefined
      ? this.#groupMessages(node, texts)
      : this.#datasetMessages(node.dataset);
    for (const [name, value] of Object.entries(node.attributes)) {
      const body = hdf5AttributeMessage({ name, value }, texts);
      messages.push({ kind: "attribute", body });
    }
    if (node.links > 1) {
      const body = new ByteWriter().octets(0).number(node.links, 4).finish();
      messages.push({ kind: "referenceCount", body });
    }
    return node.address = this.append(hdf5ObjectHeader(messages));
  }

  #groupMessages(node: Node, texts: Hdf5TextPlace): Hdf5Message[] {
    // Neither heap nor index: the links stand in the header itself.
    const info = new ByteWriter().octets(0, 0).noAddress().noAddress();
    const messages: Hdf5Message[] = [
      { kind: "linkInfo", body: info.finish() },
      { kind: "groupInfo", body: Uint8Array.of(0, 0) },
    ];
    for (const [name, child] of node.children) {
      const address = this.#header(child, texts);
      const bytes = new TextEncoder().encode(name);
      // Flags 0x11: the name is UTF-8, its length has 2 bytes.
      const body = new ByteWriter().octets(1, 0x11, 1)
        .number(bytes.length, 2).bytes(bytes).number(address, 8).finish();
      messages.push({ kind: "link", body });
    }
    return messages;
  }

  #datasetMessages(
    dataset: Hdf5DatasetRecord<Hdf5DatasetType>,
  ): Hdf5Message[] {
    const { type, shape, storage } = dataset;
    const size = typeof type === "object" ? type.utf8 : elementBytes(type);
    const messages: Hdf5Message[] = [
      { kind: "dataspace", body: hdf5DataspaceMessage(shape) },
      { kind: "datatype", body: hdf5TypeMessage(type) },
    ];
    const layout = new ByteWriter();
    if ("address" in storage) {
      const values = shape.reduce((product, axis) => product * axis, 1);
      layout.octets(3, 1).number(storage.address, 8).number(values * size, 8);
    } else {
      const { chunkShape, chunks, level } = storage;
      const address = this.reserve(0);
      const index = hdf5ChunkIndex(chunks, {
        chunkShape,
        elementBytes: size,
        address,
      });
      this.append(index.bytes);
      layout.octets(3, 2, chunkShape.length + 1).number(index.root, 8);
      for (const axis of [...chunkShape, size]) layout.number(axis, 4);
      // Shuffle (2) with the element's size, then deflate (1) with the level.
      const filters = new ByteWriter().octets(2, 2)
        .number(2, 2).number(0, 2).number(1, 2).number(size, 4)
        .number(1, 2).number(0, 2).number(1, 2).number(level, 4).finish();
      messages.push({ kind: "filters", body: filters });
    }
    // The usual way to fill what was never written: late, with zeros.
    const late = "address" in storage ? 0x0a : 0x0b;
    messages.push(
      { kind: "fillValue", body: Uint8Array.of(3, late) },
      { kind: "layout", body: layout.finish() },
    );
    return messages;
  }
}

/** The heap must be whole before the first attribute refers to it. */
function collectTexts(node: Node, heap: Hdf5TextHeap): void {
  for (const value of Object.values(node.attributes)) {
    if (typeof value === "string") heap.add(value);
    else if (Array.isArray(value)) value.forEach((text) => heap.add(text));
  }
  for (const child of node.children.values()) collectTexts(child, heap);
}
