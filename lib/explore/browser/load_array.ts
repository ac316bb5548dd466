/// <reference lib="dom" />
import { decodeNpy } from "../../io/decode_npy.ts";

/** An array of the run. */
export async function loadArray(name: string): Promise<ArrayLike<number>> {
  const response = await fetch(`/array/${name}.npy`);
  if (!response.ok) throw new Error((await response.text()).trim());
  const { data } = decodeNpy(new Uint8Array(await response.arrayBuffer()));
  // The report has refused 64-bit integers.
  return data as ArrayLike<number>;
}
