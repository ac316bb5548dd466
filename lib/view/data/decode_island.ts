import {
  type Island,
  type IslandArray,
  type IslandPatterns,
  LAST_WORD,
} from "./island.ts";
import type { ViewCloud, ViewData, ViewPatterns } from "./view_data.ts";

/** Unpacks what a page carries for its linked views. */
export async function decodeIsland(island: Island): Promise<ViewData> {
  const maps = await Promise.all(
    island.maps.map(async ({ labels, means, ...map }) => ({
      ...map,
      labels: await unpack(labels),
      ...(means && { means: await patterns(means) }),
    })),
  );
  const images = await Promise.all(
    island.images.map(async ({ codes, ...image }) => ({
      ...image,
      codes: await unpack(codes),
    })),
  );
  const positions = island.scan[0] * island.scan[1];
  const clouds = await Promise.all(
    island.clouds.map(async ({ labels, step, reach, words, ...cloud }) => {
      const map = maps.find(({ id }) => id === cloud.map);
      const wanted = new Set(labels);
      const members = Uint32Array.from({ length: positions }, (_, i) => i)
        .filter((i) =>
          labels === null || map !== undefined && wanted.has(map.labels[i])
        )
        .filter((_, i) => i % step === 0);
      return { ...cloud, ...place(members, reach, await unpack(words)) };
    }),
  );
  const { sample } = island;
  return {
    scan: island.scan,
    range: island.range,
    maps,
    images,
    clouds,
    ...(sample && {
      sample: {
        ...await patterns(sample),
        positions: Uint32Array.from(sample.positions),
      },
    }),
  };
}

async function patterns(
  { array, shape, scale }: IslandPatterns,
): Promise<ViewPatterns> {
  return { codes: await unpack(array), shape, scale };
}

/** The points that have a place, from words. */
function place(
  members: Uint32Array,
  reach: number,
  bytes: Uint8Array,
): Pick<ViewCloud, "positions" | "points"> {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const positions = new Uint32Array(members.length);
  const points = new Float32Array(3 * members.length);
  let count = 0;
  members.forEach((position, i) => {
    const word = [0, 1, 2].map((axis) =>
      words.getUint16(2 * (3 * i + axis), true)
    );
    if (word.some((value) => value > LAST_WORD)) return;
    positions[count] = position;
    points.set(
      word.map((value) => (2 * value / LAST_WORD - 1) * reach),
      3 * count,
    );
    count++;
  });
  return {
    positions: positions.subarray(0, count),
    points: points.subarray(0, 3 * count),
  };
}

/** Bytes of an array; words stay as they lie. */
async function unpack({ bytes }: IslandArray): Promise<Uint8Array> {
  const text = atob(bytes);
  const packed = new Uint8Array(text.length);
  // A callback for each letter takes ten times as long: a page has a million.
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new Blob([packed]).stream()
    .pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
