import { createJunction } from "../../fixtures/junction/create_junction.ts";
import { encodeNpy } from "../io/encode_npy.ts";

/** Scan positions along a side. */
const SIDE = 16;

/** Writes a corner of the smallest junction, of all three materials, as a scan that runs in seconds. */
export async function writeSmallScan(path: string): Promise<void> {
  const overrides = { scanSize: 32, detectorSize: 32 };
  const junction = createJunction({ scale: "quick", seed: 0, overrides });
  const values = await junction.read({
    y0: 8,
    y1: 8 + SIDE,
    x0: 4,
    x1: 4 + SIDE,
  });
  await Deno.writeFile(
    path,
    encodeNpy(values, [SIDE, SIDE, ...junction.shape.detector]),
  );
}

/** Options under which every stage runs on it, quickly. */
export const SMALL_OPTIONS: readonly string[] = [
  "--engine",
  "cpu",
  "--epochs",
  "3",
  "--restarts",
  "2",
  "--ae-layers",
  "1",
];
