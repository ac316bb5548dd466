import type { GpuDevice } from "../../../compute/gpu_device.ts";
import type { TileChoice } from "../training_dispatches.ts";
import type { TrainingProduct } from "../training_products.ts";
import { chooseTile } from "./choose_tile.ts";
import { tunedTiles, type TunedTilesOptions } from "./tuned_tiles.ts";

/**
 * The tiles of some products as the device was opened: by the kind of adapter
 * alone, which repeats to the bit, or as measured, where the first call of a
 * process takes the time to measure.
 *
 * Products are all that has tiles to choose from: those of trainings, of
 * neighbours' distances, of k-means' distances and sums. Every other kernel has
 * one shape: its threads share nothing but short sums or lists, and its time is
 * that of reading its buffers once.
 *
 * @throws {AdapterError} where the adapter fails
 */
export async function deviceTiles(
  gpu: GpuDevice,
  products: readonly TrainingProduct[],
  options: TunedTilesOptions = {},
): Promise<TileChoice> {
  return gpu.tiles === "measured"
    ? await tunedTiles(gpu, products, options)
    : (_, sizes) => chooseTile(gpu, sizes);
}
