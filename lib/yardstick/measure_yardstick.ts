import { kmeans } from "../cluster/kmeans.ts";
import type { Engine } from "../compute/engine.ts";
import { networkSettings } from "../learn/network/network_settings.ts";
import type { NetworkOptions } from "../learn/network_options.ts";
import type { TrainingProgress } from "../learn/train_network.ts";
import type { Readings } from "../recipe/readings.ts";
import type { RecipeOutcome } from "../recipe/recipe_outcome.ts";
import { rowsWhere } from "../recipe/rows_where.ts";
import type { OnProgress } from "../scan/progress.ts";
import type { ScanTruth } from "../scan/scan_truth.ts";
import { holdOut } from "./hold_out.ts";
import {
  type NetworkYardstickTask,
  networkYardstickTask,
} from "./network_yardstick_task.ts";
import { partitionAgreement } from "./partition_agreement.ts";
import type {
  PrincipalYardstick,
  PrincipalYardstickTask,
} from "./principal_yardstick_task.ts";
import type { MethodErrors, YardstickRecord } from "./yardstick_record.ts";

/** How the yardstick is measured. */
export interface MeasureYardstickOptions {
  /** The run's readings. */
  readonly readings: Readings;
  /** The run's seed. */
  readonly seed: number;
  /** What the scan knows about itself, if it does. */
  readonly truth?: Pick<ScanTruth, "subdomain"> | undefined;
  /** Called as the networks are trained. */
  readonly onProgress?: OnProgress | undefined;
}

/** A measured yardstick. */
export interface Yardstick {
  /** What is recorded. */
  readonly record: YardstickRecord;
  /**
   * Clusters of the principal components' scores, by scan position: 0 outside
   * the materials that were measured, then those of the first material, of the
   * second.
   */
  readonly labels: Int8Array<ArrayBuffer>;
}

const HELD_OUT_SHARE = 0.2;
/** Positions that a material must have for a fifth of them to say anything. */
const LEAST_POSITIONS = 10;

/**
 * What the sources lack beside their networks: errors on a fifth of each
 * material's positions that the training did not see (see `holdOut`), as many
 * principal components as a code has numbers, and how far the partitions by
 * level 3, components, AE and VAE agree with one another and with truth.
 *
 * The networks are trained anew, with the run's options and seed, on the
 * positions that are not held out; features are standardised by these
 * positions' mean and deviation. Partitions are those of the whole run, all
 * of a material's positions in each, so the components behind theirs are
 * those of all positions too.
 *
 * @throws {InputError} where a network cannot be trained
 * @throws {AdapterError} where the adapter fails
 */
export async function measureYardstick(
  outcome: Pick<RecipeOutcome, "matrix" | "labels" | "materials">,
  engine: Engine,
  { readings, seed, truth, onProgress }: MeasureYardstickOptions,
): Promise<Yardstick> {
  const { matrix, labels: maps, materials } = outcome;
  const options = (kind: "ae" | "vae"): NetworkOptions => ({
    kind,
    hiddenLayers: kind === "ae" ? readings.aeHiddenLayers : 1,
    epochs: readings.epochs,
    seed,
  });
  const components = networkSettings(options("ae")).latent;
  const every = materials.map((material, m) => ({
    material,
    k: readings.k[Math.min(2 + m, 3)],
    rows: rowsWhere(maps.materials, (label) => label === m + 1),
  }));
  const measured = every.filter(({ rows }) => rows.length >= LEAST_POSITIONS);
  const total = 2 * readings.epochs *
    measured.reduce((sum, { rows }) => sum + rows.length, 0);
  let done = 0;
  let epochs = 0;
  const labels = new Int8Array(matrix.positions);
  const entries: YardstickRecord["materials"][number][] = [];
  let used = 0;
  for (const { material, rows, k } of every) {
    const positions = rows.length;
    if (positions < LEAST_POSITIONS) {
      entries.push({
        material,
        positions,
        reason:
          `${material} has ${positions} positions; wanted at least ${LEAST_POSITIONS}, to hold a fifth of them out.`,
      });
      continue;
    }
    const split = holdOut(rows, { share: HELD_OUT_SHARE, seed });
    const onEpoch = () =>
      onProgress?.({
        done: done += positions,
        total,
        count: { unit: "epochs", done: ++epochs },
      });
    const train = (kind: "ae" | "vae") =>
      trainOn(engine, {
        features: matrix,
        split,
        options: options(kind),
        backend: engine.gpu ? "webgpu" : "wasm",
        threads: Math.max(1, Math.floor(engine.pool.size / 2)),
      }, { onEpoch });
    // On an adapter the networks wait for one another by themselves.
    const [principal, ...networks] = await Promise.all([
      findComponents(engine, {
        features: matrix,
        rows,
        split,
        components,
        seed,
      }),
      train("ae"),
      train("vae"),
    ]);
    const { scores } = principal;
    const found = await kmeans(
      {
        values: scores,
        features: scores.length / positions,
        rows: rows.map((_, i) => i),
      },
      engine.pool,
      { k, seed, ...(readings.restarts && { restarts: readings.restarts }) },
    );
    rows.forEach((row, i) => labels[row] = 1 + used + found.labels[i]);
    used += k;
    const at = (map: Int8Array) => Array.from(rows, (row) => map[row]);
    entries.push({
      material,
      positions,
      heldOut: split.heldOut.length,
      errors: [...principal.errors, ...networks],
      varianceShare: principal.varianceShare,
      agreement: partitionAgreement({
        ...(truth && { truth: at(truth.subdomain) }),
        level3: at(maps.level3),
        pca: found.labels,
        ...(maps.ae && { ae: at(maps.ae) }),
        ...(maps.vae && { vae: at(maps.vae) }),
      }),
    });
  }
  return {
    record: { heldOutShare: HELD_OUT_SHARE, components, materials: entries },
    labels,
  };
}

function findComponents(
  engine: Engine,
  argument: PrincipalYardstickTask,
): Promise<PrincipalYardstick> {
  return engine.pool.run<PrincipalYardstick>(
    {
      module: new URL("./principal_yardstick_task.ts", import.meta.url).href,
      name: "principalYardstickTask",
    },
    argument,
  );
}

function trainOn(
  engine: Engine,
  argument: NetworkYardstickTask,
  { onEpoch }: { readonly onEpoch: (progress: TrainingProgress) => void },
): Promise<MethodErrors> {
  if (engine.gpu) {
    return networkYardstickTask(argument, onEpoch, {
      gpu: engine.gpu,
      ...(engine.tiles && { tiles: engine.tiles }),
    });
  }
  return engine.pool.run<MethodErrors>(
    {
      module: new URL("./network_yardstick_task.ts", import.meta.url).href,
      name: "networkYardstickTask",
    },
    argument,
    { onReport: (value) => onEpoch(value as TrainingProgress) },
  );
}
