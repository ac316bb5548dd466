import { pcg4d } from "../../random/pcg4d.ts";
import type { EdgeSchedule } from "./edge_schedule.ts";
import {
  ENTRY_SHIFT,
  FIRST_ENTRY,
  type ForceTables,
  PAST_MASK,
} from "./force_tables.ts";

/** Negative samples for each pull of an edge, umap-learn's default. */
const NEGATIVE_SAMPLES = 5;
const PER_ENTRY = 1 / (PAST_MASK + 1);
/** No point moves further along an axis for one force, before the step size. */
const LONGEST_MOVE = 4;

/** What one block of edges is worked on with. */
export interface MoveBlockOptions {
  /** Numbers for each position: 3, or more for layouts of more dimensions. */
  readonly stride: number;
  /** Positions, [vertex][component], moved in place. */
  readonly positions: Float32Array;
  /** Positions before this epoch, which negative samples come from. */
  readonly before: Float32Array;
  /** Forces by squared distance. */
  readonly tables: ForceTables;
  /** The block. */
  readonly block: number;
  /** The epoch, 1 upwards: an edge pulls where epoch x rate passes an integer. */
  readonly epoch: number;
  /** Step size. */
  readonly step: number;
  /** Seed of the negative samples. */
  readonly seed: number;
}

/**
 * Works on one block of edges for one epoch, as umap-learn works on all of
 * them: an edge pulls both its ends together, then pushes its head away from
 * random vertices. Random numbers start anew for each block and epoch, so that
 * blocks may be worked on in any order.
 */
export function moveBlock(
  schedule: EdgeSchedule,
  options: MoveBlockOptions,
): void {
  if (options.stride === 3) moveBlockInSpace(schedule, options);
  else moveBlockAnyStride(schedule, options);
}

/**
 * The same for three coordinates, unrolled: twice as fast. Planes and lines use
 * it too, their further coordinates 0, which every force then leaves at 0.
 */
function moveBlockInSpace(
  { vertices, starts, heads, tails, rates }: EdgeSchedule,
  { positions, before, tables, block, epoch, step, seed }: MoveBlockOptions,
): void {
  const { pull, push } = tables;
  let [s0, s1, s2, s3] = randomState(seed, block, epoch);
  const perWord = vertices * 2 ** -32;
  const end = starts[block + 1];
  for (let edge = starts[block]; edge < end; edge++) {
    const rate = rates[edge];
    if (Math.floor(epoch * rate) === Math.floor((epoch - 1) * rate)) continue;
    const head = heads[edge];
    const h = 3 * head;
    const t = 3 * tails[edge];
    let x = positions[h];
    let y = positions[h + 1];
    let z = positions[h + 2];
    let dx = x - positions[t];
    let dy = y - positions[t + 1];
    let dz = z - positions[t + 2];
    const together = factor(pull, dx * dx + dy * dy + dz * dz);
    dx = step * clip(together * dx);
    dy = step * clip(together * dy);
    dz = step * clip(together * dz);
    x += dx;
    y += dy;
    z += dz;
    positions[t] -= dx;
    positions[t + 1] -= dy;
    positions[t + 2] -= dz;
    for (let sample = 0; sample < NEGATIVE_SAMPLES; sample++) {
      const mixed = s0 ^ (s0 << 11);
      s0 = s1;
      s1 = s2;
      s2 = s3;
      s3 = s3 ^ (s3 >>> 19) ^ mixed ^ (mixed >>> 8);
      const other = (s3 >>> 0) * perWord >>> 0;
      if (other === head) continue;
      const o = 3 * other;
      dx = x - before[o];
      dy = y - before[o + 1];
      dz = z - before[o + 2];
      const squared = dx * dx + dy * dy + dz * dz;
      if (squared === 0) {
        x += step * LONGEST_MOVE;
        continue;
      }
      const apart = factor(push, squared);
      x += step * clip(apart * dx);
      y += step * clip(apart * dy);
      z += step * clip(apart * dz);
    }
    positions[h] = x;
    positions[h + 1] = y;
    positions[h + 2] = z;
  }
}

function moveBlockAnyStride(
  { vertices, starts, heads, tails, rates }: EdgeSchedule,
  { stride, positions, before, tables, block, epoch, step, seed }:
    MoveBlockOptions,
): void {
  const { pull, push } = tables;
  let [s0, s1, s2, s3] = randomState(seed, block, epoch);
  const perWord = vertices * 2 ** -32;
  const place = new Float64Array(stride);
  const away = new Float64Array(stride);
  const end = starts[block + 1];
  for (let edge = starts[block]; edge < end; edge++) {
    const rate = rates[edge];
    if (Math.floor(epoch * rate) === Math.floor((epoch - 1) * rate)) continue;
    const head = heads[edge];
    const h = stride * head;
    const t = stride * tails[edge];
    let squared = 0;
    for (let c = 0; c < stride; c++) {
      place[c] = positions[h + c];
      away[c] = place[c] - positions[t + c];
      squared += away[c] * away[c];
    }
    const together = factor(pull, squared);
    for (let c = 0; c < stride; c++) {
      const move = step * clip(together * away[c]);
      place[c] += move;
      positions[t + c] -= move;
    }
    for (let sample = 0; sample < NEGATIVE_SAMPLES; sample++) {
      const mixed = s0 ^ (s0 << 11);
      s0 = s1;
      s1 = s2;
      s2 = s3;
      s3 = s3 ^ (s3 >>> 19) ^ mixed ^ (mixed >>> 8);
      const other = (s3 >>> 0) * perWord >>> 0;
      if (other === head) continue;
      const o = stride * other;
      squared = 0;
      for (let c = 0; c < stride; c++) {
        away[c] = place[c] - before[o + c];
        squared += away[c] * away[c];
      }
      if (squared === 0) {
        place[0] += step * LONGEST_MOVE;
        continue;
      }
      const apart = factor(push, squared);
      for (let c = 0; c < stride; c++) {
        place[c] += step * clip(apart * away[c]);
      }
    }
    for (let c = 0; c < stride; c++) positions[h + c] = place[c];
  }
}

/**
 * Start of Marsaglia's xorshift128 for a block and epoch, hashed; four words
 * that are all 0, where it would stick, do not come up.
 */
function randomState(seed: number, block: number, epoch: number): Int32Array {
  return new Int32Array(
    pcg4d(Uint32Array.of(seed, block, epoch, 0x756d6170)).buffer,
  );
}

const asFloat = new Float32Array(1);
const asBits = new Int32Array(asFloat.buffer);

/** A force's factor at a squared distance, interpolated in its table. */
function factor(table: Float32Array, squared: number): number {
  asFloat[0] = squared;
  const bits = asBits[0];
  const entry = Math.max(
    0,
    Math.min(table.length - 2, (bits >> ENTRY_SHIFT) - FIRST_ENTRY),
  );
  const low = table[entry];
  return low + (bits & PAST_MASK) * PER_ENTRY * (table[entry + 1] - low);
}

function clip(move: number): number {
  return move > LONGEST_MOVE
    ? LONGEST_MOVE
    : move < -LONGEST_MOVE
    ? -LONGEST_MOVE
    : move;
}
