import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { RandomStream } from "../../random/random_stream.ts";
import { drawCloud, pickPoint } from "./draw_cloud.ts";
import { type Look, projectPoint } from "./project_cloud.ts";
import { FIRST_LOOK, type Rotation, turn, UPRIGHT } from "./rotation.ts";

const UP: Look = { rotation: UPRIGHT, zoom: 1, pivot: [0, 0, 0] };
const SIZE = { width: 101, height: 81 };

/** Largest difference of a rotation times its transposed from no rotation. */
function skewness(m: Rotation): number {
  let worst = 0;
  for (let i = 0; i < 3; i++) {
    for (let j = 0; j < 3; j++) {
      const dot = [0, 1, 2].reduce(
        (sum, k) => sum + m[3 * i + k] * m[3 * j + k],
        0,
      );
      worst = Math.max(worst, Math.abs(dot - (i === j ? 1 : 0)));
    }
  }
  return worst;
}

Deno.test("any number of turns leaves a rotation, and turning back undoes one", () => {
  const random = new RandomStream(1, "turns");
  let rotation = FIRST_LOOK;
  for (let i = 0; i < 20_000; i++) {
    rotation = turn(rotation, {
      right: random.normal(),
      down: random.normal(),
      clockwise: random.normal(),
    });
  }
  // Orthonormal to rounding: made so at each turn.
  ok(skewness(rotation) < 1e-12, `${skewness(rotation)}`);
  for (const axis of ["right", "down", "clockwise"] as const) {
    const none = { right: 0, down: 0, clockwise: 0 };
    const there = turn(rotation, { ...none, [axis]: 0.7 });
    turn(there, { ...none, [axis]: -0.7 }).forEach((value, i) =>
      ok(Math.abs(value - rotation[i]) < 1e-12)
    );
  }
});

Deno.test("a turn moves the near side as a hand would", () => {
  const near = [0, 0, 1] as const;
  const at = (step: Partial<Parameters<typeof turn>[1]>) =>
    projectPoint(near, {
      ...UP,
      rotation: turn(UPRIGHT, { right: 0, down: 0, clockwise: 0, ...step }),
    }, SIZE);
  const middle = at({});
  deepStrictEqual([middle.right, middle.down], [50.5, 40.5]);
  ok(at({ right: 0.3 }).right > 51);
  ok(at({ down: 0.3 }).down > 41);
  const top = projectPoint([0, 1, 0], UP, SIZE);
  ok(top.down < 10, "y points up");
  const rolled = projectPoint([0, 1, 0], {
    ...UP,
    rotation: turn(UPRIGHT, { right: 0, down: 0, clockwise: 0.3 }),
  }, SIZE);
  ok(rolled.right > 55, "clockwise");
});

Deno.test("nearer looks larger, closer looks larger, and the pivot lies in the middle", () => {
  const right = (point: readonly [number, number, number], look: Look) =>
    projectPoint(point, look, SIZE).right - SIZE.width / 2;
  ok(right([0.5, 0, 0.9], UP) > right([0.5, 0, 0], UP));
  const ratio = right([0.5, 0, 0], { ...UP, zoom: 3 }) /
    right([0.5, 0, 0], UP);
  ok(Math.abs(ratio - 3) < 1e-12);
  const pivot = [0.2, -0.4, 0.3] as const;
  const { right: x, down: y } = projectPoint(pivot, {
    rotation: FIRST_LOOK,
    zoom: 7,
    pivot,
  }, SIZE);
  deepStrictEqual([x, y], [50.5, 40.5]);
});

Deno.test("near points cover far ones, whatever their order, and what stands out covers all", () => {
  const points = Float32Array.of(0, 0, 0.8, 0, 0, -0.8, 0.5, 0, 0);
  const colours = Uint8Array.of(255, 0, 0, 0, 255, 0, 0, 0, 255);
  const draw = (prominent?: Uint8Array) =>
    drawCloud({ points, colours, prominent, radius: 2 }, UP, SIZE);
  const middle = 40 * SIZE.width + 50;
  const plain = draw();
  strictEqual(plain.shown[middle], 0);
  deepStrictEqual(
    [...plain.pixels.subarray(4 * middle, 4 * middle + 3)],
    [255, 0, 0],
  );
  const swapped = drawCloud(
    {
      points: Float32Array.of(0, 0, -0.8, 0, 0, 0.8),
      colours,
      radius: 2,
    },
    UP,
    SIZE,
  );
  strictEqual(swapped.shown[middle], 1);
  const far = draw(Uint8Array.of(0, 1, 0));
  strictEqual(far.shown[middle], 1);
  const opacity = (frame: typeof far, pixel: number) =>
    frame.pixels[4 * pixel + 3];
  const third = far.shown.indexOf(2);
  ok(opacity(far, third) < 40 && opacity(far, middle) > 100);
  ok(opacity(plain, middle) > opacity(plain, plain.shown.indexOf(2)));
});

Deno.test("a pixel chooses the point that is drawn nearest to it, within reach", () => {
  const points = Float32Array.of(-0.5, 0, 0, 0.5, 0, 0);
  const frame = drawCloud(
    { points, colours: new Uint8Array(6), radius: 1 },
    UP,
    SIZE,
  );
  const at = (i: number) => {
    const { right, down } = projectPoint(
      [points[3 * i], points[3 * i + 1], points[3 * i + 2]],
      UP,
      SIZE,
    );
    return { x: right, y: down };
  };
  for (const i of [0, 1]) {
    const { x, y } = at(i);
    strictEqual(pickPoint(frame, { x: x + 4, y: y - 3, radius: 8 }), i);
    strictEqual(pickPoint(frame, { x: x + 4, y: y - 3, radius: 3 }), -1);
  }
  strictEqual(pickPoint(frame, { x: -500, y: 9999, radius: 8 }), -1);
  // What lies outside the picture is neither drawn nor wrapped around.
  const outside = drawCloud(
    { points: Float32Array.of(5, 0, 0), colours: new Uint8Array(3), radius: 3 },
    UP,
    SIZE,
  );
  ok(outside.shown.every((point) => point === -1));
});
