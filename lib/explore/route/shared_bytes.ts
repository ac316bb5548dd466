/** Bytes that are copied at a time: a response cannot be made of shared memory. */
const PIECE = 2 ** 20;

/** Values in shared memory as a stream of bytes, in the machine's order, little-endian. */
export function sharedBytes(
  { buffer, byteOffset, byteLength }: ArrayBufferView,
): ReadableStream<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(buffer, byteOffset, byteLength);
  let at = 0;
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close();
      controller.enqueue(bytes.slice(at, at += PIECE));
    },
  });
}
