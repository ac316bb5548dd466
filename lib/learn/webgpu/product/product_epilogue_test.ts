import { ok } from "node:assert/strict";
import { testOnGpu } from "../../../compute/test_on_gpu.ts";
import { RandomStream } from "../../../random/random_stream.ts";
import { stepSlot } from "../step_slot.ts";
import { everyNumber } from "../testing/every_number.ts";
import { paddedMatrix } from "../testing/padded_matrix.ts";
import { productCase } from "../testing/product_case.ts";
import { runProduct } from "../testing/run_product.ts";
import { sampleStep } from "../testing/sample_step.ts";
import { productWorkgroups } from "./product_kernel.ts";
import { productTiles } from "./product_tiles.ts";

/** Rounding of one number in single precision, relative. */
const ROUNDING = 2 ** -24;

/** The tiles' kinds, once each: an epilogue is the same text for all of a kind. */
const KINDS = (["register", "split", "workgroup"] as const).map((kind) =>
  productTiles.find((tile) => tile.kind === kind)!
);
const EPILOGUE_SIZES = [
  { rows: 5, columns: 7, depth: 6 },
  { rows: 70, columns: 90, depth: 21 },
  // Whole tiles, and a longer way than one round of shares.
  { rows: 64, columns: 8, depth: 70 },
];

testOnGpu("a bias is added and what is negative becomes zero", async (gpu) => {
  for (const sizes of EPILOGUE_SIZES) {
    const one = productCase("plain", sizes);
    const bias = Math.ceil(sizes.depth / 4) * 4;
    for (const tile of KINDS) {
      for (const epilogue of ["bias", "bias, ReLU"] as const) {
        const found = await runProduct(gpu, one, {
          form: "plain",
          epilogue,
          tile,
        });
        for (const { row, column } of everyNumber(sizes)) {
          const { exact, magnitude } = one.sum(row, column);
          const value = exact + one.right.at(bias, column);
          const wanted = epilogue === "bias" ? value : Math.max(value, 0);
          const error = Math.abs(found.at(row, column) - wanted);
          ok(error <= (sizes.depth + 2) * ROUNDING * (magnitude + 1));
        }
      }
    }
  }
});

testOnGpu("sums are added to what is stored", async (gpu) => {
  for (const sizes of EPILOGUE_SIZES) {
    const one = productCase("left-transposed", sizes);
    const stored = paddedMatrix(
      [sizes.rows, sizes.columns],
      (row, column) => row - column,
    );
    for (const tile of KINDS) {
      const found = await runProduct(gpu, one, {
        form: "left-transposed",
        epilogue: "add",
        tile,
        stored: stored.values,
      });
      for (const { row, column } of everyNumber(sizes)) {
        const { exact, magnitude } = one.sum(row, column);
        const before = stored.at(row, column);
        const error = Math.abs(found.at(row, column) - before - exact);
        ok(
          error <=
            (sizes.depth + 2) * ROUNDING * (magnitude + Math.abs(before)),
        );
      }
    }
  }
});

testOnGpu(
  "the error's gradient and squares are those of float64",
  async (gpu) => {
    for (const sizes of EPILOGUE_SIZES) {
      const one = productCase("plain", sizes);
      const { rows, columns, depth } = sizes;
      const bias = Math.ceil(depth / 4) * 4;
      const stream = new RandomStream(5, "wanted");
      const wanted = paddedMatrix(
        [rows, columns],
        () => 2 * stream.uniform() - 1,
      );
      const step = sampleStep({ index: 1, errorScale: 0.25 });
      for (const tile of KINDS) {
        const epilogue = "bias, error";
        const [x, y] = productWorkgroups(sizes, { epilogue, tile });
        const sums = gpu.allocate(3 * x * y * 4);
        const extra = [
          gpu.upload(wanted.values),
          sums,
          gpu.upload(stepSlot.pack([step]), "uniform"),
        ];
        const form = "plain";
        const found = await runProduct(gpu, one, {
          form,
          epilogue,
          tile,
          extra,
        });
        let squares = 0;
        for (const { row, column } of everyNumber(sizes)) {
          const { exact, magnitude } = one.sum(row, column);
          const difference = exact + one.right.at(bias, column) -
            wanted.at(row, column);
          squares += difference ** 2;
          const error = Math.abs(found.at(row, column) - 0.25 * difference);
          ok(error <= (depth + 4) * ROUNDING * (magnitude + 2));
        }
        // The sums of the step lie between those of the steps beside it.
        const parts = await gpu.read(sums, 3 * x * y);
        ok(parts.subarray(0, x * y).every((part) => part === 0));
        ok(parts.subarray(2 * x * y).every((part) => part === 0));
        const total = parts.reduce((sum, part) => sum + part, 0);
        // Positive terms: each is rounded with its own sum and then at most by
        // as many additions as a thread and the tree behind it make.
        ok(
          Math.abs(total / squares - 1) < 100 * ROUNDING,
          `${total / squares}`,
        );
        gpu.free(...extra);
      }
    }
  },
);

testOnGpu("a ReLU's mask is applied", async (gpu) => {
  for (const sizes of EPILOGUE_SIZES) {
    const form = "right-transposed";
    const one = productCase(form, sizes);
    const stream = new RandomStream(6, "mask");
    const rectified = paddedMatrix(
      [sizes.rows, sizes.columns],
      () => Math.max(0, 2 * stream.uniform() - 1),
    );
    for (const tile of KINDS) {
      const extra = [gpu.upload(rectified.values)];
      const epilogue = "ReLU mask";
      const found = await runProduct(gpu, one, { form, epilogue, tile, extra });
      for (const { row, column } of everyNumber(sizes)) {
        const { exact, magnitude } = one.sum(row, column);
        const wanted = rectified.at(row, column) > 0 ? exact : 0;
        const error = Math.abs(found.at(row, column) - wanted);
        ok(error <= (sizes.depth + 1) * ROUNDING * magnitude);
      }
      gpu.free(...extra);
    }
  }
});

testOnGpu("weights and biases move by Adam", async (gpu) => {
  const form = "left-transposed";
  const epilogue = "Adam";
  for (const sizes of EPILOGUE_SIZES) {
    const { rows, columns, depth } = sizes;
    const one = productCase(form, sizes);
    const stream = new RandomStream(8, "parameters");
    const draw = () => stream.uniform();
    const weights = paddedMatrix([rows, columns], draw, 1);
    const first = paddedMatrix([rows, columns], draw, 1);
    const second = paddedMatrix([rows, columns], draw, 1);
    const step = sampleStep({});
    const biasRow = Math.ceil(rows / 4) * 4;
    for (const tile of KINDS) {
      const extra = [
        gpu.upload(first.values),
        gpu.upload(second.values),
        gpu.upload(stepSlot.pack([step]), "uniform"),
      ];
      const stored = weights.values;
      const moved = await runProduct(gpu, one, {
        form,
        epilogue,
        tile,
        extra,
        stored,
      });
      const moments = [
        await gpu.read(extra[0], first.values.length),
        await gpu.read(extra[1], second.values.length),
      ];
      for (let row = 0; row <= biasRow; row++) {
        if (row >= rows && row < biasRow) continue;
        for (let column = 0; column < columns; column++) {
          let { exact, magnitude } = { exact: 0, magnitude: 0 };
          if (row < rows) ({ exact, magnitude } = one.sum(row, column));
          else {
            for (let k = 0; k < depth; k++) {
              exact += one.right.at(k, column);
              magnitude += Math.abs(one.right.at(k, column));
            }
          }
          const mean = step.firstDecay * first.at(row, column) + exact;
          const square = step.secondDecay * second.at(row, column) + exact ** 2;
          const change = mean * step.stepSize /
            (Math.sqrt(square) * step.rootScale + step.epsilon);
          // The gradient's own rounding moves mean and root alike; a few more
          // roundings in Adam itself (WGSL gives a root 4, a quotient 2.5).
          const slope = (depth + 1) * ROUNDING * magnitude;
          const at = row * moved.stride + column;
          ok(
            Math.abs(moments[0][at] - mean) <=
              slope + 2 * ROUNDING * (1 + magnitude),
          );
          ok(
            Math.abs(moments[1][at] - square) <=
              2 * Math.abs(exact) * slope + slope ** 2 + 4 * ROUNDING * square,
          );
          const relative = slope / Math.abs(mean) +
            Math.abs(exact) * slope / square + 16 * ROUNDING;
          ok(
            Math.abs(
              moved.at(row, column) - weights.at(row, column) + change,
            ) <=
              2 * relative * Math.abs(change) + 2 * ROUNDING,
            `${tile.kind} ${row} ${column}`,
          );
        }
      }
      gpu.free(...extra);
    }
  }
});
