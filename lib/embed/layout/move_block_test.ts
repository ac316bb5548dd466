import { deepStrictEqual, ok } from "node:assert/strict";
import { pcg4d } from "../../random/pcg4d.ts";
import { RandomStream } from "../../random/random_stream.ts";
import type { EdgeSchedule } from "./edge_schedule.ts";
import { forceTables } from "./force_tables.ts";
import { moveBlock } from "./move_block.ts";

const CURVE = { a: 1.57694, b: 0.89506 };
const VERTICES = 23;
const random = new RandomStream(3, "move block test");
const EDGES = Array.from({ length: 60 }, () => {
  const head = random.integer(VERTICES);
  return {
    head,
    tail: (head + 1 + random.integer(VERTICES - 1)) % VERTICES,
    rate: Math.fround(random.uniform()),
  };
});
const SCHEDULE: EdgeSchedule = {
  vertices: VERTICES,
  parts: 2,
  starts: Uint32Array.of(0, 20, 60),
  heads: Uint32Array.from(EDGES, ({ head }) => head),
  tails: Uint32Array.from(EDGES, ({ tail }) => tail),
  rates: Float32Array.from(EDGES, ({ rate }) => rate),
};
const PLACES = Array.from(
  { length: VERTICES },
  () => Array.from({ length: 3 }, () => Math.fround(6 * random.uniform())),
);
// Two vertices at one place, so that a push without direction comes up.
PLACES[5] = PLACES[7];

/** The same by the definition: powers, no tables, all in float64. */
function plainly(
  { block, epoch, step, seed }: {
    readonly block: number;
    readonly epoch: number;
    readonly step: number;
    readonly seed: number;
  },
): number[][] {
  const { a, b } = CURVE;
  const places = PLACES.map((place) => [...place]);
  const clip = (value: number) => Math.max(-4, Math.min(4, value));
  let state = [...pcg4d(Uint32Array.of(seed, block, epoch, 0x756d6170))];
  for (
    const { head, tail, rate } of EDGES.slice(
      SCHEDULE.starts[block],
      SCHEDULE.starts[block + 1],
    )
  ) {
    if (Math.floor(epoch * rate) === Math.floor((epoch - 1) * rate)) continue;
    const here = places[head];
    const away = here.map((value, c) => value - places[tail][c]);
    const squared = away.reduce((sum, value) => sum + value * value, 0);
    const pull = -2 * a * b * squared ** (b - 1) / (1 + a * squared ** b);
    away.forEach((value, c) => {
      const move = step * clip(pull * value);
      here[c] += move;
      places[tail][c] -= move;
    });
    for (let sample = 0; sample < 5; sample++) {
      const mixed = (state[0] ^ state[0] << 11) >>> 0;
      const word = (state[3] ^ state[3] >>> 19 ^ mixed ^ mixed >>> 8) >>> 0;
      state = [state[1], state[2], state[3], word];
      const other = Math.floor(word / 2 ** 32 * VERTICES);
      if (other === head) continue;
      const away = here.map((value, c) => value - PLACES[other][c]);
      const squared = away.reduce((sum, value) => sum + value * value, 0);
      if (squared === 0) {
        here[0] += 4 * step;
        continue;
      }
      const push = 2 * b / ((1e-3 + squared) * (1 + a * squared ** b));
      away.forEach((value, c) => here[c] += step * clip(push * value));
    }
  }
  return places;
}

function moved(
  stride: number,
  options: {
    readonly block: number;
    readonly epoch: number;
    readonly step: number;
    readonly seed: number;
  },
): number[][] {
  const positions = Float32Array.from(
    PLACES.flatMap((place) => [...place, 0, 0].slice(0, stride)),
  );
  moveBlock(SCHEDULE, {
    ...options,
    stride,
    positions,
    before: positions.slice(),
    tables: forceTables(CURVE),
  });
  return PLACES.map((_, v) => [
    ...positions.subarray(v * stride, (v + 1) * stride),
  ]);
}

Deno.test("a block's pulls and pushes are those of the definition", () => {
  const moves: number[] = [];
  for (const block of [0, 1]) {
    for (const epoch of [1, 2, 7]) {
      const options = { block, epoch, step: 0.3, seed: 11 };
      const ours = moved(3, options);
      plainly(options).forEach((place, v) => {
        place.forEach((value, c) => {
          // Forces from the tables are right to 5e-5; a vertex meets some
          // twenty of at most 1.2, and one may steepen the next a little.
          ok(
            Math.abs(ours[v][c] - value) < 2e-3,
            `block ${block}, epoch ${epoch}, vertex ${v}: ${
              ours[v][c]
            }, ${value}`,
          );
        });
      });
      moves.push(
        ...ours.map((place, v) => Math.abs(place[0] - PLACES[v][0])),
      );
    }
  }
  ok(Math.max(...moves) > 0.2, "something moves");
});

Deno.test("a coordinate that is 0 everywhere changes nothing and stays 0", () => {
  const options = { block: 1, epoch: 3, step: 0.5, seed: 2 };
  const inSpace = moved(3, options);
  for (const stride of [4, 5]) {
    moved(stride, options).forEach((place, v) => {
      deepStrictEqual(place.slice(0, 3), inSpace[v]);
      ok(place.slice(3).every((value) => value === 0));
    });
  }
});
