import { deepEqual, equal, ok } from "node:assert/strict";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { RandomStream } from "../../../random/random_stream.ts";
import { stepSlot } from "../step_slot.ts";
import { paddedMatrix } from "../testing/padded_matrix.ts";
import { sampleStep } from "../testing/sample_step.ts";
import {
  gatherBatchKernel,
  gatherSizes,
  gatherWorkgroups,
} from "./gather_batch.ts";
import {
  keepCodesKernel,
  keepCodesSizes,
  keepCodesWorkgroups,
} from "./keep_codes.ts";
import {
  sumStepsKernel,
  sumStepsSizes,
  sumStepsWorkgroups,
} from "./sum_steps.ts";

testOnGpu(
  "a batch is gathered from its part of the order, in pieces",
  async (gpu) => {
    for (
      const [positions, features, rows] of [
        [1, 1, 1],
        [13, 5, 4],
        [90, 67, 33],
        [31, 6, 31],
      ]
    ) {
      const matrix = paddedMatrix(
        [positions, features],
        (row, column) => 1 + row * 100 + column,
      );
      const order = new RandomStream(positions, "order").permutation(positions);
      // A middle piece of the positions and, before it, what lies around it: a
      // position taken for one of the next piece would show.
      const middle = [Math.floor(positions / 3), Math.ceil(2 * positions / 3)];
      const start = Math.min(3, positions - rows);
      const batch = gpu.upload(
        new Float32Array((rows + 1) * matrix.stride).fill(-1),
      );
      const common = [gpu.upload(order), batch];
      const slot = gpu.upload(
        stepSlot.pack([sampleStep({ start, rows })]),
        "uniform",
      );
      for (
        const [first, end] of [[middle[1], positions], [0, middle[0]], middle]
      ) {
        if (first === end) {
          continue;
        }
        const sizes = { first, positions: end - first, features };
        const buffers = [
          gpu.upload(
            matrix.values.slice(first * matrix.stride, end * matrix.stride),
          ),
          ...common,
          gpu.upload(gatherSizes(sizes), "uniform"),
          slot,
        ];
        gpu.submit([{
          kernel: gatherBatchKernel(),
          buffers,
          // More threads than rows: the last batch is smaller.
          workgroups: gatherWorkgroups({ rows: rows + 1, features }),
        }]);
      }
      const found = await gpu.read(batch, (rows + 1) * matrix.stride);
      const wanted = Array.from(order.subarray(start, start + rows)).flatMap(
        (
          position,
        ) => [
          ...matrix.values.subarray(
            position * matrix.stride,
            (position + 1) * matrix.stride,
          ),
        ],
      );
      deepEqual([...found.subarray(0, rows * matrix.stride)], wanted);
      ok(found.subarray(rows * matrix.stride).every((value) => value === -1));
    }
  },
);

testOnGpu("codes go to their places", async (gpu) => {
  for (const [rows, latent, units] of [[1, 1, 2], [7, 3, 6], [50, 8, 16]]) {
    const values = paddedMatrix(
      [rows, units],
      (row, unit) => 1 + row * 100 + unit,
    );
    const start = 2;
    const length = (rows + 3) * latent;
    const codes = gpu.allocate(length * 4);
    gpu.submit([{
      kernel: keepCodesKernel(),
      buffers: [
        gpu.upload(values.values),
        codes,
        gpu.upload(
          keepCodesSizes({ stride: values.stride, latent }),
          "uniform",
        ),
        gpu.upload(stepSlot.pack([sampleStep({ start, rows })]), "uniform"),
      ],
      workgroups: keepCodesWorkgroups({ rows: rows + 1, latent }),
    }]);
    (await gpu.read(codes, length)).forEach((value, i) => {
      const row = Math.floor(i / latent) - start;
      const inside = row >= 0 && row < rows;
      equal(value, inside ? values.at(row, i % latent) : 0);
    });
  }
});

testOnGpu("every step's numbers are summed", async (gpu) => {
  for (const [steps, numbers] of [[1, 1], [3, 63], [5, 257]]) {
    const stream = new RandomStream(steps, "numbers");
    const values = Float32Array.from(
      { length: steps * numbers },
      () => stream.uniform(),
    );
    const sums = gpu.allocate(steps * 8 + 8);
    const buffer = gpu.upload(values);
    gpu.submit(([1, 0] as const).map((which) => ({
      kernel: sumStepsKernel(),
      buffers: [
        buffer,
        sums,
        gpu.upload(
          sumStepsSizes({ steps: which ? steps : 1, numbers, which }),
          "uniform",
        ),
      ],
      workgroups: sumStepsWorkgroups(steps + 1),
    })));
    const found = await gpu.read(sums, 2 * steps + 2);
    for (let step = 0; step < steps; step++) {
      let exact = 0;
      for (let i = 0; i < numbers; i++) exact += values[step * numbers + i];
      // Positive numbers, at most 11 additions one after the other.
      ok(Math.abs(found[2 * step + 1] / exact - 1) < 11 * 2 ** -24);
      equal(found[2 * step], step === 0 ? found[1] : 0);
    }
    equal(found[2 * steps], 0);
    equal(found[2 * steps + 1], 0);
  }
});
