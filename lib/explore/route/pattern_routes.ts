import { encodeNpy } from "../../io/encode_npy.ts";
import type { ScanSource } from "../../scan/scan_source.ts";
import { PatternCache } from "../input/pattern_cache.ts";
import type { QueryValues } from "../server/query_values.ts";
import type { Route } from "../server/route.ts";

/** Single patterns as they are stored: float32 for the page, and as `.npy`. */
export function patternRoutes(source: ScanSource): [string, Route][] {
  const patterns = new PatternCache(source);
  const { scan: [rows, columns], detector } = source.shape;
  const parameters = ["y", "x"];
  const position = (query: QueryValues) =>
    [
      query.integer("y", { least: 0, most: rows - 1 }),
      query.integer("x", { least: 0, most: columns - 1 }),
    ] as const;
  return [
    ["/pattern", {
      parameters,
      async answer(query) {
        const values = await patterns.pattern(...position(query));
        return {
          type: "application/octet-stream",
          body: new Uint8Array(
            values.buffer,
            values.byteOffset,
            values.byteLength,
          ),
        };
      },
    }],
    ["/pattern.npy", {
      parameters,
      async answer(query) {
        const [y, x] = position(query);
        return {
          type: "application/octet-stream",
          body: encodeNpy(await patterns.pattern(y, x), detector),
          saveAs: `pattern_${y}_${x}.npy`,
        };
      },
    }],
  ];
}
