import { sampleValues } from "../../sample/sample_scale.ts";
import type { Island, IslandPatterns } from "../../view/data/island.ts";
import type { ViewImage } from "../../view/data/view_data.ts";
import { paletteOrder } from "../colour/palette_order.ts";
import { materialGroups } from "../colour/material_groups.ts";
import { valueRange } from "../picture/value_range.ts";
import type { ReportPage } from "../report_page.ts";
import { chemicalName } from "../text/chemical_name.ts";
import { packArray } from "./pack_array.ts";
import { packCloud } from "./pack_cloud.ts";
import { packMeans, packSample } from "./pack_patterns.ts";

/** Characters that the packed arrays may take: what is left of a page of 10 MB. */
const MOST_CHARACTERS = 5_000_000;

const MAPS = [
  { id: "level1", title: "Level 1" },
  { id: "materials", title: "Materials" },
  { id: "level3", title: "Level 3" },
  { id: "ae", title: "AE" },
  { id: "vae", title: "VAE" },
  { id: "truth_material", title: "True material" },
  { id: "truth_subdomain", title: "True sub-domain" },
];

const IMAGES = [
  { id: "adf", title: "ADF", colours: "gray", withoutZeros: false },
  { id: "error_ae", title: "AE error", colours: "viridis", withoutZeros: true },
  {
    id: "error_vae",
    title: "VAE error",
    colours: "viridis",
    withoutZeros: true,
  },
] as const;

/**
 * What the page carries of the run for its linked views, as far as there is
 * and as there is room: label maps first, then image, patterns, clouds and
 * errors. Undefined where the run has no map and no image of the scan.
 */
export function viewIsland(page: ReportPage): Island | undefined {
  let room = MOST_CHARACTERS;
  /** The part, where there is room for it. */
  const admit = <Part>(part: Part): Part | undefined => {
    const { length } = JSON.stringify(part) ?? "";
    if (length > room) return undefined;
    room -= length;
    return part;
  };
  const bare = MAPS.flatMap(({ id, title }) => {
    const array = page.arrays.get(id);
    if (array === undefined) return [];
    return admit({
      id,
      title,
      clusters: paletteOrder(page.styles.get(id) ?? []).map((style) => ({
        label: style.label,
        name: chemicalName(style.name),
        colour: style.colour,
        positions: style.positions,
      })),
      labels: packArray(Uint8Array.from(array.data, byteOf)),
    }) ?? [];
  });
  const [adf, ...errors] = IMAGES;
  const adfImage = packImage(page, adf);
  const adfAdmitted = adfImage && admit(adfImage);
  const sample = admit(packSample(page));
  const maps = bare.map((map) => {
    const means = admit(packMeans(page, map.id));
    return { ...map, ...(means && { means }) };
  });
  const clouds = packClouds(page).flatMap((cloud) => {
    const known = maps.some(({ id }) => id === cloud.map);
    return known || cloud.labels === null ? admit(cloud) ?? [] : [];
  });
  const errorImages = errors.flatMap((error) => {
    const image = packImage(page, error);
    return image === undefined ? [] : admit(image) ?? [];
  });
  const images = adfAdmitted ? [adfAdmitted, ...errorImages] : errorImages;
  if (maps.length === 0 && images.length === 0) return undefined;
  return {
    scan: page.result.input.shape.scan,
    range: patternRange(page, sample),
    maps,
    images,
    clouds,
    ...(sample && { sample }),
  };
}

/** A label that fits into a byte; the background for what does not. */
function byteOf(label: number): number {
  return Number.isInteger(label) && label > 0 && label < 256 ? label : 0;
}

function packImage(
  page: ReportPage,
  { id, title, colours, withoutZeros }: (typeof IMAGES)[number],
): Island["images"][number] | undefined {
  const array = page.arrays.get(id);
  if (array === undefined) return undefined;
  const range = valueRange([array.data], { withoutZeros });
  const codes = Uint8Array.from(array.data, (value) => {
    if (!Number.isFinite(value) || withoutZeros && value === 0) return 0;
    const share = (value - range.low) / (range.high - range.low);
    return 1 + Math.round(254 * Math.min(1, Math.max(0, share)));
  });
  const image: Omit<ViewImage, "codes"> = { id, title, colours, ...range };
  return { ...image, codes: packArray(codes) };
}

/** UMAP of all positions, and each material's positions in each network's space. */
function packClouds(page: ReportPage): Island["clouds"] {
  const clouds: Island["clouds"][number][] = [];
  const [rows, columns] = page.result.input.shape.scan;
  const everything = Array.from({ length: rows * columns }, (_, i) => i);
  const umap = page.arrays.get("umap");
  const packed = umap && umap.shape[2] > 1 && packCloud(umap, everything);
  if (packed) {
    const map = page.arrays.has("level3") ? "level3" : "materials";
    const axes = ["UMAP 1", "UMAP 2", "UMAP 3"].slice(0, umap.shape[2]);
    clouds.push({
      ...{ id: "umap", title: "UMAP", axes, map, labels: null },
      ...packed,
    });
  }
  for (const map of ["ae", "vae"]) {
    const codes = page.arrays.get(`pca_${map}`);
    const labels = page.arrays.get(map);
    if (codes === undefined || labels === undefined) continue;
    for (const { id, material, styles } of materialGroups(page, map)) {
      const own = styles.map(({ label }) => label);
      const members = everything.filter((i) => own.includes(labels.data[i]));
      const cloud = packCloud(codes, members);
      if (cloud === undefined) continue;
      const kind = map.toUpperCase();
      const title = material === ""
        ? `${kind} latent space`
        : `${kind} latent space, ${chemicalName(material)}`;
      const axes = ["1", "2", "3"].map((number) => `component ${number}`);
      clouds.push({ id, title, axes, map, labels: own, ...cloud });
    }
  }
  return clouds;
}

/** Values between which the patterns' colours spread: those of the mean patterns. */
function patternRange(
  page: ReportPage,
  sample: IslandPatterns | undefined,
): Island["range"] {
  const means = [...page.arrays].flatMap(([name, { data }]) =>
    name.startsWith("centres_") ? [data] : []
  );
  const wanted = means.length > 0 || sample === undefined
    ? valueRange(means, { positive: true })
    // Of a sample alone, all that its codes can tell.
    : valueRange([sampleValues(sample.scale)], { positive: true });
  const { low, high } = wanted;
  return low > 0 ? { low, high } : { low: high / 1000, high };
}
