import { ringPixels } from "../../features/ring_pixels.ts";
import { PUBLISHED } from "../../published/published_figures.ts";
import { greatestNeed } from "./check_memory.ts";
import type { MemoryFacts } from "./memory_facts.ts";

/** Share of the scan that the largest material is expected to take: the published one's takes a quarter. */
const LARGEST_MATERIAL = 1 / 3;

/** What a run is expected to need. */
export interface ExpectedNeed {
  /** Bytes at most. */
  readonly bytes: number;
  /** Feature pixels behind that. */
  readonly features: number;
}

/**
 * Memory that a run needs if its features are the published share of the
 * annulus, 30 %, which the published code's threshold comes near. How many they
 * are is known when the first pass over the scan is done.
 */
export function expectedNeed(facts: MemoryFacts): ExpectedNeed {
  const { source: { shape: { scan, detector } }, readings } = facts;
  const [inner, outer] = readings.annulus;
  const annulus = ringPixels(detector, {
    centre: [detector[0] / 2 - 0.5, detector[1] / 2 - 0.5],
    inner,
    outer,
  });
  const features = Math.ceil(PUBLISHED.features.topShare * annulus.length);
  const largest = Math.ceil(LARGEST_MATERIAL * scan[0] * scan[1]);
  const most = greatestNeed({ ...facts, features, materials: [largest] });
  return { bytes: most.wanted, features };
}
