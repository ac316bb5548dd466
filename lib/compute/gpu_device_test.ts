import { deepEqual, equal, ok, rejects, throws } from "node:assert/strict";
import { AdapterError } from "./adapter_error.ts";
import { GpuDevice } from "./gpu_device.ts";
import type { Kernel } from "./kernel.ts";
import { SLOT_BYTES } from "./slot_bytes.ts";
import { testOnGpu } from "./test_on_gpu.ts";
import { breakableDevice } from "./testing/breakable_device.ts";

/** Multiplies a number by 10 and adds the first word of the slot. */
const append: Kernel = {
  name: "append",
  bindings: ["read-write", "slot"],
  wgsl: `
@group(0) @binding(0) var<storage, read_write> numbers: array<f32>;
@group(0) @binding(1) var<uniform> slot: vec4u;
@compute @workgroup_size(1)
fn main() {
  numbers[0] = numbers[0] * 10.0 + f32(slot.x);
}`,
};

const slotsOf = (values: readonly number[]) => {
  const words = new Uint32Array(values.length * SLOT_BYTES / 4);
  values.forEach((value, i) => words[i * SLOT_BYTES / 4] = value);
  return words;
};

/** A device of the test's own, which it may spoil. */
async function withDevice(
  body: (gpu: GpuDevice) => Promise<void>,
): Promise<void> {
  const adapter = await navigator.gpu.requestAdapter();
  const gpu = await GpuDevice.open(adapter!);
  try {
    await body(gpu);
  } finally {
    gpu.close();
  }
}

testOnGpu(
  "a program runs once for each slot, in order, many times",
  async (gpu) => {
    const numbers = gpu.upload(Float32Array.of(0));
    const slots = gpu.upload(slotsOf([4, 5, 6]), "uniform");
    const dispatch = {
      kernel: append,
      buffers: [numbers, slots],
      workgroups: [1] as const,
    };
    const program = gpu.prepare([dispatch]);
    gpu.run(program, [2, 0, 1]);
    gpu.run(program, [1]);
    deepEqual([...await gpu.read(numbers, 1)], [6455]);
    // Two dispatches see the same slot; without slots it is the first.
    gpu.write(numbers, Float32Array.of(0));
    gpu.run(gpu.prepare([dispatch, dispatch]), [1, 2]);
    gpu.submit([dispatch]);
    deepEqual([...await gpu.read(numbers, 1)], [55664]);
    gpu.free(numbers, slots);
  },
);

testOnGpu("buffers are written from a place on, and cleared", async (gpu) => {
  const buffer = gpu.upload(Float32Array.of(1, 2, 3, 4, 5));
  gpu.write(buffer, Float32Array.of(7, 8), 2);
  deepEqual([...await gpu.read(buffer, 5)], [1, 2, 7, 8, 5]);
  gpu.clear(buffer);
  deepEqual([...await gpu.read(buffer, 5)], [0, 0, 0, 0, 0]);
  gpu.free(buffer);
});

testOnGpu("numbers are copied from place to place", async (gpu) => {
  const from = gpu.upload(Float32Array.of(1, 2, 3, 4, 5));
  const to = gpu.upload(Float32Array.of(9, 9, 9, 9));
  gpu.copy(from, to, { numbers: 2, fromAt: 3, toAt: 1 });
  deepEqual([...await gpu.read(to, 4)], [9, 4, 5, 9]);
  gpu.copy(from, to, { numbers: 1 });
  deepEqual([...await gpu.read(to, 4)], [1, 4, 5, 9]);
  gpu.free(from, to);
});

testOnGpu("memory that was granted is not passed", async () => {
  const { gpu } = await breakableDevice({ memory: 100 });
  const buffer = gpu.allocate(60);
  throws(
    () => gpu.allocate(41),
    (error: unknown) =>
      error instanceof AdapterError && error.fault === "memory" &&
      /41 .* 60 of 100/.test(error.message),
  );
  gpu.free(buffer);
  gpu.free(gpu.allocate(100));
  gpu.close();
});

testOnGpu("a lost device is noticed, and a fresh one goes on", async () => {
  const { gpu, lose } = await breakableDevice();
  try {
    const numbers = gpu.upload(Float32Array.of(1));
    lose();
    await rejects(
      gpu.read(numbers, 1),
      (error: unknown) =>
        error instanceof AdapterError && error.fault === "lost",
    );
    await gpu.recover();
    equal(gpu.allocatedBytes, 0);
    const again = gpu.upload(Float32Array.of(3));
    const slots = gpu.upload(slotsOf([4]), "uniform");
    gpu.submit([{ kernel: append, buffers: [again, slots], workgroups: [1] }]);
    deepEqual([...await gpu.read(again, 1)], [34]);
  } finally {
    gpu.close();
  }
  await rejects(gpu.recover(), AdapterError);
});

testOnGpu("a buffer above the limit is refused", async () => {
  const adapter = await navigator.gpu.requestAdapter();
  const gpu = await GpuDevice.open(adapter!, { largestBuffer: 100 });
  try {
    equal(gpu.largestBuffer, 100);
    gpu.free(gpu.allocate(100));
    throws(
      () => gpu.allocate(101),
      (error: unknown) =>
        error instanceof AdapterError && /101 .* 100$/.test(error.message),
    );
  } finally {
    gpu.close();
  }
});

testOnGpu(
  "a kernel that does not compile is named, with its place",
  () =>
    withDevice(async (gpu) => {
      const numbers = gpu.allocate(16);
      gpu.submit([{
        kernel: {
          name: "mistyped",
          bindings: ["read-write"],
          wgsl: append.wgsl.replace("10.0", "true"),
        },
        buffers: [numbers],
        workgroups: [1],
      }]);
      await rejects(
        gpu.read(numbers, 1),
        (error: unknown) =>
          error instanceof AdapterError && /mistyped/.test(error.message) &&
          /true/.test(error.message),
      );
    }),
);

testOnGpu(
  "a dispatch beyond the adapter's limits is noticed",
  () =>
    withDevice(async (gpu) => {
      const numbers = gpu.allocate(16);
      const slots = gpu.upload(slotsOf([1]), "uniform");
      gpu.submit([{
        kernel: append,
        buffers: [numbers, slots],
        workgroups: [gpu.mostWorkgroups + 1],
      }]);
      await rejects(
        gpu.read(numbers, 1),
        (error: unknown) => error instanceof AdapterError,
      );
    }),
);

testOnGpu("a device that is gone is noticed", () =>
  withDevice(async (gpu) => {
    const numbers = gpu.allocate(16);
    gpu.close();
    await rejects(
      gpu.read(numbers, 1),
      (error: unknown) => error instanceof AdapterError,
    );
  }));

testOnGpu("limits are the adapter's", (gpu) => {
  ok(gpu.mostThreads >= 256);
  ok(gpu.workgroupMemory >= 16384);
  return Promise.resolve();
});
