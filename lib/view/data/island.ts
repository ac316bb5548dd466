import type { ViewCluster, ViewData, ViewImage } from "./view_data.ts";
import type { SampleScale } from "../../sample/sample_scale.ts";

/** Numbers of an island: bytes, or 16-bit words with the lower byte first. */
export interface IslandArray {
  readonly type: "u1" | "u2";
  /** Deflated without header, then base64. */
  readonly bytes: string;
}

/** Patterns of an island. */
export interface IslandPatterns {
  readonly array: IslandArray;
  readonly shape: readonly [rows: number, columns: number];
  readonly scale: SampleScale;
}

/**
 * What a page carries for its linked views, as JSON in an element that no
 * browser runs: `ViewData` with packed arrays. Absent parts are those that the
 * run does not have or the page has no room for.
 */
export interface Island {
  readonly scan: ViewData["scan"];
  readonly range: ViewData["range"];
  readonly maps: readonly {
    readonly id: string;
    readonly title: string;
    readonly clusters: readonly ViewCluster[];
    readonly labels: IslandArray;
    readonly means?: IslandPatterns;
  }[];
  readonly images: readonly (
    & Omit<ViewImage, "codes">
    & { readonly codes: IslandArray }
  )[];
  readonly clouds: readonly {
    readonly id: string;
    readonly title: string;
    readonly axes: readonly string[];
    readonly map: string;
    /** Labels of `map` whose positions are points; null for all positions. */
    readonly labels: readonly number[] | null;
    /** Every so many of these positions is a point. */
    readonly step: number;
    /** Bound of the coordinates' size, see `words`. */
    readonly reach: number;
    /**
     * x, y, z of each point, 0 to 4094 for -reach to +reach; 4095 where a point
     * has no place.
     */
    readonly words: IslandArray;
  }[];
  readonly sample?: IslandPatterns & { readonly positions: readonly number[] };
}

/** Id of the element that carries an island. */
export const ISLAND_ID = "view-data";

/** Greatest word of a coordinate. */
export const LAST_WORD = 4094;
