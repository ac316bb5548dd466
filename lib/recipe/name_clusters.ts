import {
  fitHexagonalLattice,
  type FitHexagonalLatticeOptions,
} from "../lattice/fit_hexagonal_lattice.ts";
import type { HexagonalLattice } from "../lattice/hexagonal_lattice.ts";
import { ripple } from "../lattice/ripple.ts";
import { PUBLISHED } from "../published/published_figures.ts";

/** A cluster before and after naming. */
export interface NamedCluster {
  /** Label that the clustering gave, in whatever order. */
  readonly found: number;
  /** Name by lattice. */
  readonly name: string;
  /** Lattice of its mean pattern; null where none stands out. */
  readonly lattice: HexagonalLattice | null;
}

/** Mean patterns to name clusters by. */
export interface NameClustersOptions extends FitHexagonalLatticeOptions {
  /** Mean pattern of every label, [label][pixel]. */
  readonly means: Float32Array;
  /** Labels to name. */
  readonly labels: readonly number[];
}

/** Lattice ratios between which two materials are taken for WS2 and WSe2: half to one and a half of the published difference. */
const RATIO = [0.5, 1.5].map((part) => 1 + part * (PUBLISHED.latticeRatio - 1));
/** Second harmonic of the {11-20} disks below which a sheet counts as flat; 0.7 for four disks is 0.13. */
const FLAT = 0.02;

/**
 * Orders and names materials by their lattice: the disks of WS2 lie further
 * out, since its lattice is smaller. The names are given only where the ratio
 * of the lattices is that of the two; other materials are numbered.
 */
export function nameMaterials(options: NameClustersOptions): NamedCluster[] {
  const fitted = fitAll(options);
  fitted.sort((a, b) =>
    (b.lattice?.firstRing ?? 0) - (a.lattice?.firstRing ?? 0) ||
    a.found - b.found
  );
  const [first, second] = fitted.map(({ lattice }) => lattice);
  const ratio = fitted.length === 2 && first && second
    ? first.firstRing / second.firstRing
    : NaN;
  const known = ratio > RATIO[0] && ratio < RATIO[1];
  return fitted.map((cluster, i) => ({
    ...cluster,
    name: known ? ["WS2", "WSe2"][i] : `material ${i + 1}`,
  }));
}

/** The material whose sub-domains are named. */
export interface NameSubdomainsOptions extends NameClustersOptions {
  /** Name of the material. */
  readonly material: string;
  /** "rotation" orders by the lattice's direction (WS2), "ripple" by the crests' (WSe2). */
  readonly by: "rotation" | "ripple";
  /** Lattice of the whole material. */
  readonly whole: HexagonalLattice | null;
}

/** Orders and names the sub-domains of a material by what their lattices show (recipe, steps 10 and 12). */
export function nameSubdomains(options: NameSubdomainsOptions): NamedCluster[] {
  const { material, by, whole } = options;
  const described = fitAll(options).map((cluster) => {
    const { lattice } = cluster;
    if (lattice === null) {
      return {
        ...cluster,
        order: Infinity,
        name: `${material}, no lattice found`,
      };
    }
    if (by === "rotation") {
      const turn =
        ((lattice.rotation - (whole?.rotation ?? 0) + 90) % 60 + 60) % 60 - 30;
      const sign = turn < 0 ? "\u2212" : "+";
      return {
        ...cluster,
        order: turn,
        name: `${material}, turned ${sign}${Math.abs(turn).toFixed(2)}°`,
      };
    }
    const { strength, crest } = ripple(lattice);
    return strength < FLAT
      ? { ...cluster, order: strength - 1, name: `${material}, flat` }
      : {
        ...cluster,
        order: crest,
        name: `${material}, crests along ${crest.toFixed(0)}°`,
      };
  });
  described.sort((a, b) => a.order - b.order || a.found - b.found);
  return described.map(({ found, name, lattice }) => ({
    found,
    name,
    lattice,
  }));
}

function fitAll({ means, labels, detector, annulus }: NameClustersOptions) {
  const pixels = detector[0] * detector[1];
  return labels.map((found) => {
    const mean = means.subarray(found * pixels, (found + 1) * pixels);
    // Mini-batch k-means may leave its last clusters without a position.
    const lattice = mean.length === pixels
      ? fitHexagonalLattice(mean, { detector, annulus })
      : null;
    return { found, lattice };
  });
}
