import type { GpuDevice } from "../../../compute/gpu_device.ts";
import type { TrainingProduct } from "../training_products.ts";
import type { TileChoice } from "../training_dispatches.ts";
import { chooseTile, possibleTiles } from "./choose_tile.ts";
import type { ProductSizes } from "./product_kernel.ts";
import type { ProductTile } from "./product_tile.ts";
import { timeProduct } from "./time_product.ts";

/** Choices of `tunedTiles`. */
export interface TunedTilesOptions {
  /** Folder in which findings are kept for later processes; none by default. */
  readonly cacheFolder?: string;
  /** Called after each product. */
  readonly onProgress?: (
    progress: { readonly done: number; readonly total: number },
  ) => void;
  /** Gives a product's seconds; by default they are measured. */
  readonly time?: typeof timeProduct;
}

/** Sums of fewer columns than this are left to `chooseTile`: no tile is fast. */
const FEWEST_COLUMNS = 17;

/**
 * Rows, columns and depth that are measured at most: larger products are more
 * of the same, and 8,192 columns keep a large GPU's processors busy.
 */
const MOST = 8192;

/** Tiles by product, by what the adapter calls itself. */
type Findings = Record<string, Record<string, ProductTile>>;

/** What this process has found. */
const findings: Findings = {};

/**
 * Finds the fastest tile for each of some products by measuring them, once for
 * each adapter and process, or once for all where a folder is given. Sums by
 * other tiles may differ in their last bit, so that runs that must repeat to
 * the bit take `chooseTile`, or the same folder.
 *
 * @throws {AdapterError} where the adapter fails
 */
export async function tunedTiles(
  gpu: GpuDevice,
  products: readonly TrainingProduct[],
  { cacheFolder, onProgress, time = timeProduct }: TunedTilesOptions = {},
): Promise<TileChoice> {
  const file = cacheFolder && `${cacheFolder}/tiles.json`;
  const tiles = possibleTiles(gpu);
  const known = findings[gpu.description] ??= {};
  if (file) Object.assign(known, (await readFindings(file))[gpu.description]);
  const wanted = products.filter(({ sizes }) =>
    sizes.columns >= FEWEST_COLUMNS
  );
  let news = false;
  for (const [index, product] of wanted.entries()) {
    const name = nameOf(product);
    if (!tiles.some((tile) => same(tile, known[name]))) {
      let shortest = Infinity;
      for (const tile of tiles) {
        const seconds = await time(gpu, {
          form: product.form,
          sizes: measured(product.sizes),
          tile,
        });
        if (seconds < shortest) known[name] = tile;
        shortest = Math.min(shortest, seconds);
      }
      news = true;
    }
    onProgress?.({ done: index + 1, total: wanted.length });
  }
  if (file && news) {
    const others = await readFindings(file);
    await writeFindings(file, { ...others, [gpu.description]: known });
  }
  return (form, sizes) =>
    known[nameOf({ form, sizes })] ?? chooseTile(gpu, sizes);
}

/** What this process has measured or read on an adapter: tiles by product. */
export function foundTiles(
  gpu: Pick<GpuDevice, "description">,
): Readonly<Record<string, ProductTile>> {
  return { ...findings[gpu.description] };
}

function nameOf({ form, sizes }: TrainingProduct): string {
  const { rows, columns, depth } = measured(sizes);
  return `${form} ${rows} x ${columns} x ${depth}`;
}

const measured = ({ rows, columns, depth }: ProductSizes): ProductSizes => ({
  rows: Math.min(rows, MOST),
  columns: Math.min(columns, MOST),
  depth: Math.min(depth, MOST),
});

const same = (tile: ProductTile, other: ProductTile | undefined) =>
  JSON.stringify(tile) === JSON.stringify(other);

/** Findings of earlier processes; a file that is absent or damaged holds none. */
async function readFindings(file: string): Promise<Findings> {
  try {
    return JSON.parse(await Deno.readTextFile(file)) as Findings;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound || error instanceof SyntaxError) {
      return {};
    }
    throw error;
  }
}

/** Never leaves half a file behind, whoever else writes it. */
async function writeFindings(file: string, all: Findings): Promise<void> {
  await Deno.mkdir(file.slice(0, file.lastIndexOf("/")), { recursive: true });
  const draft = `${file}.${crypto.randomUUID()}`;
  await Deno.writeTextFile(draft, JSON.stringify(all, null, 2) + "\n");
  await Deno.rename(draft, file);
}
