/**
 * The 512 bytes that MATLAB puts before the HDF5 content of a `.mat` file of
 * version 7.3: 116 of text, 8 unused, the version and the byte order.
 */
export function matlabUserBlock(): Uint8Array<ArrayBuffer> {
  const block = new Uint8Array(512);
  const text = "MATLAB 7.3 MAT-file, Platform: stem4d";
  new TextEncoder().encodeInto(text.padEnd(116), block);
  block.set([0x00, 0x02, 0x49, 0x4d], 124);
  return block;
}
