// Made by `deno task page` from lib/explore/browser/explorer_page.ts: do not edit.
import type { PageScript } from "../page_script.ts";

/** Script of `lib/explore/browser/explorer_page.ts`. */
export const EXPLORER_PAGE: PageScript = {
  digest: "6218f964dc9b84849fc4b9ad84b9d61073bf4041e29b6bb405eb4556ac5dc892",
  deno: "2.9.6",
  text: `// lib/io/encode_npy.ts
var magic = [
  147,
  78,
  85,
  77,
  80,
  89,
  1,
  0
];
var types = {
  Int8Array: "|i1",
  Uint8Array: "|u1",
  Int16Array: "<i2",
  Uint16Array: "<u2",
  Int32Array: "<i4",
  Uint32Array: "<u4",
  BigInt64Array: "<i8",
  BigUint64Array: "<u8",
  Float16Array: "<f2",
  Float32Array: "<f4",
  Float64Array: "<f8"
};
var growthDigits = 21;
function encodeNpy(data, shape) {
  const values = shape.reduce((product, size) => product * size, 1);
  if (values !== data.length) {
    throw new RangeError(\`Cannot encode an array of shape (\${shape.join(", ")}) as that makes \${values} values: \${data.length} are given\`);
  }
  const axes = shape.length === 1 ? \`\${shape[0]},\` : shape.join(", ");
  const dictionary = \`{'descr': '\${types[data[Symbol.toStringTag]]}', 'fortran_order': False, 'shape': (\${axes}), }\`;
  const growth = shape.length === 0 ? 0 : growthDigits - String(shape[0]).length;
  const text = dictionary + " ".repeat(growth);
  const unpadded = magic.length + 2 + text.length + 1;
  const offset = Math.ceil(unpadded / 64) * 64;
  const header = text.padEnd(offset - magic.length - 2 - 1) + "\\n";
  const bytes = new Uint8Array(offset + data.byteLength);
  bytes.set(magic);
  new DataView(bytes.buffer).setUint16(magic.length, header.length, true);
  new TextEncoder().encodeInto(header, bytes.subarray(magic.length + 2));
  bytes.set(new Uint8Array(data.buffer, data.byteOffset, data.byteLength), offset);
  return bytes;
}

// lib/report/picture/value_range.ts
function valueRange(arrays, options = {}) {
  const { beyond = 2e-3, withoutZeros = false, positive = false, symmetric = false } = options;
  let length = 0;
  for (const array of arrays) length += array.length;
  const values = new Float64Array(length);
  let count = 0;
  for (const array of arrays) {
    for (let i = 0; i < array.length; i++) {
      const value = array[i];
      if (!Number.isFinite(value)) continue;
      if (positive && value <= 0 || withoutZeros && value === 0) continue;
      values[count++] = symmetric ? Math.abs(value) : value;
    }
  }
  if (count === 0) {
    return {
      low: symmetric ? -1 : 0,
      high: 1,
      below: false,
      above: false
    };
  }
  const sorted = values.subarray(0, count).sort();
  const skipped = Math.floor(beyond * count);
  const high = sorted[count - 1 - skipped];
  const above = sorted[count - 1] > high;
  if (symmetric) {
    const bound = high > 0 ? high : sorted[count - 1] || 1;
    const beyondBound = sorted[count - 1] > bound;
    return {
      low: -bound,
      high: bound,
      below: beyondBound,
      above: beyondBound
    };
  }
  const low = sorted[skipped];
  if (low < high) return {
    low,
    high,
    below: sorted[0] < low,
    above
  };
  const margin = positive ? low / 2 : Math.abs(low) / 2 || 0.5;
  return {
    low: low - margin,
    high: high + margin,
    below: false,
    above: false
  };
}

// lib/report/text/format_number.ts
var SUPERSCRIPTS = {
  "-": "\\u207B",
  "0": "\\u2070",
  "1": "\\xB9",
  "2": "\\xB2",
  "3": "\\xB3",
  "4": "\\u2074",
  "5": "\\u2075",
  "6": "\\u2076",
  "7": "\\u2077",
  "8": "\\u2078",
  "9": "\\u2079"
};
function formatNumber(value, options = {}) {
  if (typeof value !== "number" || !Number.isFinite(value)) return "\\u2013";
  const { digits = 4, sign = false } = options;
  const magnitude = Math.abs(value);
  const text = magnitude === 0 ? "0" : unsigned(magnitude, digits);
  if (magnitude === 0) return text;
  return (value < 0 ? "\\u2212" : sign ? "+" : "") + text;
}
function unsigned(magnitude, digits) {
  if (Number.isInteger(magnitude) && magnitude < 1e15) {
    return decimal(magnitude, 0);
  }
  if (magnitude < 1e-3 || magnitude >= 1e7) {
    const [mantissa, exponent] = magnitude.toExponential(digits - 1).split("e");
    const power = String(Number(exponent)).replace(/[-0-9]/g, (character) => SUPERSCRIPTS[character]);
    return \`\${mantissa} \\xD7 10\${power}\`;
  }
  if (magnitude >= 10 ** (digits - 1)) {
    return decimal(Math.round(magnitude), 0);
  }
  const rounded = Number(magnitude.toPrecision(digits));
  const decimals = Math.max(0, digits - 1 - Math.floor(Math.log10(rounded)));
  return decimal(rounded, decimals);
}
var formats = /* @__PURE__ */ new Map();
function decimal(value, decimals) {
  let format = formats.get(decimals);
  if (format === void 0) {
    format = new Intl.NumberFormat("en-GB", {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals
    });
    formats.set(decimals, format);
  }
  return format.format(value);
}

// lib/features/ring_pixels.ts
function ringPixels(detector, { centre, inner, outer }) {
  const [rows, columns] = detector;
  const pixels = [];
  for (let pixel = 0; pixel < rows * columns; pixel++) {
    const radius = Math.hypot(Math.floor(pixel / columns) - centre[0], pixel % columns - centre[1]);
    if (radius > inner && radius < outer) pixels.push(pixel);
  }
  return Uint32Array.from(pixels);
}

// lib/explore/detector/detector_pixels.ts
function detectorPixels(detector, { centre, inner, outer }) {
  return ringPixels(detector, {
    centre,
    inner: inner === 0 ? -1 : inner,
    outer
  });
}

// lib/explore/detector/bin_weights.ts
function binWeights(detector, plan, ring) {
  const [rows, columns] = detector;
  const covered = /* @__PURE__ */ new Map();
  for (const pixel of detectorPixels(detector, ring)) {
    const bin = Math.floor(Math.floor(pixel / columns) / plan.bin) * plan.columns + Math.floor(pixel % columns / plan.bin);
    covered.set(bin, (covered.get(bin) ?? 0) + 1);
  }
  const bins = Uint32Array.from(covered.keys()).sort();
  const weights = Float32Array.from(bins, (bin) => {
    const height = Math.min(plan.bin, rows - Math.floor(bin / plan.columns) * plan.bin);
    const width = Math.min(plan.bin, columns - bin % plan.columns * plan.bin);
    return covered.get(bin) / (height * width);
  });
  return {
    bins,
    weights
  };
}

// lib/explore/detector/edit_detector.ts
var INNER_SHARE = 0.6;
var LEAST = 0.5;
function fitDetector({ centre, inner, outer }, detector) {
  const most = Math.ceil(Math.hypot(...detector));
  const within = (value, least, most2) => Number.isFinite(value) ? Math.round(100 * Math.min(most2, Math.max(least, value))) / 100 : least;
  const radius = within(outer, LEAST, most);
  return {
    centre: [
      within(centre[0], 0, detector[0] - 1),
      within(centre[1], 0, detector[1] - 1)
    ],
    inner: within(inner, 0, Math.max(0, radius - LEAST)),
    outer: radius
  };
}
function changeKind(detector, kind) {
  if (kind === "disc") return {
    ...detector,
    inner: 0
  };
  return detector.inner > 0 ? detector : {
    ...detector,
    inner: INNER_SHARE * detector.outer
  };
}
function gripAt({ centre, inner, outer }, [y, x], reach) {
  const radius = Math.hypot(y - centre[0], x - centre[1]);
  const [toOuter, toInner] = [
    Math.abs(radius - outer),
    Math.abs(radius - inner)
  ];
  if (inner > 0 && toInner <= reach && toInner < toOuter) return "inner";
  if (toOuter <= reach) return "outer";
  return radius < (inner > 0 ? inner : outer) ? "centre" : "new";
}
function dragDetector(detector, { grip, from, to, kind }) {
  const { centre } = detector;
  const radius = (of) => Math.hypot(to[0] - of[0], to[1] - of[1]);
  switch (grip) {
    case "centre":
      return {
        ...detector,
        centre: [
          centre[0] + to[0] - from[0],
          centre[1] + to[1] - from[1]
        ]
      };
    case "inner":
      return {
        ...detector,
        inner: radius(centre)
      };
    case "outer":
      return {
        ...detector,
        outer: radius(centre)
      };
    case "new": {
      const outer = radius(from);
      const inner = kind === "disc" ? 0 : INNER_SHARE * outer;
      return {
        centre: from,
        inner,
        outer
      };
    }
  }
}
function keyDetector(detector, key, step) {
  const { centre: [y, x], inner, outer } = detector;
  const moves = {
    ArrowUp: {
      centre: [
        y - step,
        x
      ]
    },
    ArrowDown: {
      centre: [
        y + step,
        x
      ]
    },
    ArrowLeft: {
      centre: [
        y,
        x - step
      ]
    },
    ArrowRight: {
      centre: [
        y,
        x + step
      ]
    },
    "+": {
      outer: outer + step
    },
    "=": {
      outer: outer + step
    },
    "-": {
      outer: outer - step
    },
    "_": {
      outer: outer - step
    },
    "]": {
      inner: inner + step
    },
    "}": {
      inner: inner + step
    },
    "[": {
      inner: inner - step
    },
    "{": {
      inner: inner - step
    }
  };
  return Object.hasOwn(moves, key) ? {
    ...detector,
    ...moves[key]
  } : void 0;
}

// lib/explore/browser/element.ts
function element(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(\`Cannot bring the page to life as it has no \${kind.name} called \${id}\`);
}

// lib/explore/browser/detector_view.ts
var SVG = "http://www.w3.org/2000/svg";
var REACH = 8;
var CURSORS = {
  centre: "move",
  inner: "ew-resize",
  outer: "ew-resize",
  new: "crosshair"
};
var DetectorView = class {
  #overlay = element("detector-overlay", SVGSVGElement);
  #fields = [
    "y",
    "x",
    "inner",
    "outer"
  ].map((name) => element(\`detector-\${name}\`, HTMLInputElement));
  #shape;
  #onChange;
  #detector;
  /** Shows a first detector and tells it. */
  constructor(shape, first, onChange) {
    this.#shape = shape;
    this.#onChange = onChange;
    this.#detector = first;
    this.#listen();
    this.change(first);
  }
  /** Takes another detector, made to fit. */
  change(detector) {
    this.#detector = fitDetector(detector, this.#shape);
    this.#draw();
    this.#onChange(this.#detector);
  }
  #listen() {
    const overlay = this.#overlay;
    overlay.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const changed = keyDetector(this.#detector, event.key, event.shiftKey ? 10 : 1);
      if (changed === void 0) return;
      event.preventDefault();
      this.change(changed);
    });
    overlay.addEventListener("pointermove", (event) => {
      if (event.buttons === 0) {
        overlay.style.cursor = CURSORS[this.#grip(this.#under(event))];
      }
    });
    overlay.addEventListener("pointerdown", (down) => {
      if (down.button !== 0) return;
      const from = this.#under(down);
      const grip = this.#grip(from);
      const before = this.#detector;
      const kind = this.#kind();
      overlay.setPointerCapture(down.pointerId);
      const drag = (event) => this.change(dragDetector(before, {
        grip,
        from,
        to: this.#under(event),
        kind
      }));
      const end = () => {
        overlay.removeEventListener("pointermove", drag);
        overlay.removeEventListener("pointerup", end);
        overlay.removeEventListener("pointercancel", end);
      };
      overlay.addEventListener("pointermove", drag);
      overlay.addEventListener("pointerup", end);
      overlay.addEventListener("pointercancel", end);
    });
    for (const field of this.#fields) {
      field.addEventListener("change", () => {
        const [y, x, inner, outer] = this.#fields.map(({ valueAsNumber }) => valueAsNumber);
        this.change({
          centre: [
            y,
            x
          ],
          inner,
          outer
        });
      });
    }
    for (const radio of kindRadios()) {
      radio.addEventListener("change", () => this.change(changeKind(this.#detector, this.#kind())));
    }
  }
  #kind() {
    return kindRadios().some(({ checked, value }) => checked && value === "disc") ? "disc" : "annulus";
  }
  #grip(point) {
    const { width } = this.#overlay.getBoundingClientRect();
    const reach = REACH * this.#shape[1] / Math.max(1, width);
    return gripAt(this.#detector, point, reach);
  }
  /** Detector pixels, of which pixel 0 reaches from -0.5 to 0.5. */
  #under(event) {
    const { left, top, width, height } = this.#overlay.getBoundingClientRect();
    const [rows, columns] = this.#shape;
    return [
      (event.clientY - top) / height * rows - 0.5,
      (event.clientX - left) / width * columns - 0.5
    ];
  }
  #draw() {
    const { centre: [y, x], inner, outer } = this.#detector;
    const circle = (radius, kind) => drawn("circle", {
      class: kind,
      cx: String(x + 0.5),
      cy: String(y + 0.5),
      r: String(radius)
    });
    const ring = (radius) => \`M\${x + 0.5 - radius} \${y + 0.5}a\${radius} \${radius} 0 1 0 \${2 * radius} 0a\${radius} \${radius} 0 1 0 \${-2 * radius} 0z\`;
    const radii = inner > 0 ? [
      inner,
      outer
    ] : [
      outer
    ];
    this.#overlay.replaceChildren(drawn("path", {
      class: "area",
      d: radii.map(ring).join("")
    }), ...radii.flatMap((radius) => [
      circle(radius, "halo"),
      circle(radius, "line")
    ]));
    [
      y,
      x,
      inner,
      outer
    ].forEach((value, i) => this.#fields[i].value = String(value));
    for (const radio of kindRadios()) {
      radio.checked = radio.value === "disc" === (inner === 0);
    }
  }
};
function kindRadios() {
  return [
    ...document.querySelectorAll("[name=detector-kind]")
  ];
}
function drawn(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  return made;
}

// lib/explore/browser/fetch_pass.ts
var PAUSE = 250;
async function fetchPass(address, onProgress = () => {
}) {
  for (; ; ) {
    const response = await fetch(address);
    if (response.status === 200) return response;
    if (response.status !== 202) {
      throw new Error((await response.text()).trim());
    }
    onProgress(await response.json());
    await new Promise((resolve) => setTimeout(resolve, PAUSE));
  }
}

// lib/compute/describe_adapter.ts
function describeAdapter(adapter) {
  const { description, vendor, architecture, device } = adapter.info;
  return description || [
    vendor,
    architecture,
    device
  ].filter(Boolean).join(" ") || "unnamed adapter";
}

// lib/compute/device/is_software_adapter.ts
function isSoftwareAdapter(adapter) {
  return adapter.info.isFallbackAdapter || /llvmpipe|swiftshader|software|basic render/i.test(describeAdapter(adapter));
}

// lib/compute/adapter_error.ts
var AdapterError = class extends Error {
  /** Tells it from other errors, across threads too. */
  name = "AdapterError";
  /** What happened. */
  fault;
  /** An error of the adapter; "refused" where nothing else is said. */
  constructor(message, fault = "refused") {
    super(message);
    this.fault = fault;
  }
};

// lib/compute/slot_bytes.ts
var SLOT_BYTES = 256;

// lib/compute/device/bind_program.ts
function bindProgram(device, pipelines, { dispatches }) {
  const steps = dispatches.map(({ kernel, buffers, workgroups }) => {
    const pipeline = pipelines.pipeline(kernel);
    const group = device.createBindGroup({
      label: kernel.name,
      layout: pipeline.getBindGroupLayout(0),
      entries: buffers.map((buffer, binding) => ({
        binding,
        resource: kernel.bindings[binding] === "slot" ? {
          buffer,
          size: SLOT_BYTES
        } : {
          buffer
        }
      }))
    });
    const slots = kernel.bindings.filter((use) => use === "slot").length;
    return {
      pipeline,
      group,
      slots,
      workgroups
    };
  });
  return {
    steps
  };
}

// lib/compute/device/device_faults.ts
var DeviceFaults = class {
  #description;
  #pending = Promise.resolve();
  #first;
  #ignored = false;
  /** Listens to a device; \`description\` is what errors call it. */
  constructor(device, description) {
    this.#description = description;
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      const { error } = event;
      this.#note(\`The adapter \${description} failed: \${error.message}\`, error instanceof GPUOutOfMemoryError ? "memory" : "refused");
    });
    device.lost.then((information) => this.#note(\`The adapter \${description} was lost: \${information.message || information.reason}\`, "lost"));
  }
  /** Awaits a kernel's error scope before the next look at the faults. */
  expect(scope, kernel) {
    this.#pending = this.#pending.then(async () => {
      const error = await scope;
      if (error) {
        this.#note(\`The adapter \${this.#description} refused the kernel \${kernel.name}: \${error.message}
\${kernel.wgsl}\`, "refused");
      }
    });
  }
  /** The first fault so far, once every scope that is expected has ended. */
  async first() {
    await this.#pending;
    return this.#first;
  }
  /** Takes note of nothing more: the device is being given up on purpose. */
  ignore() {
    this.#ignored = true;
  }
  #note(message, fault) {
    if (!this.#ignored) this.#first ??= new AdapterError(message, fault);
  }
};

// lib/compute/device/pipeline_cache.ts
var BUFFER_TYPES = {
  "read": "read-only-storage",
  "read-write": "storage",
  "uniform": "uniform",
  "slot": "uniform"
};
var PipelineCache = class {
  #device;
  #faults;
  #pipelines = /* @__PURE__ */ new Map();
  /** An empty cache; what the device refuses is told to \`faults\`. */
  constructor(device, faults) {
    this.#device = device;
    this.#faults = faults;
  }
  /** A kernel's pipeline. */
  pipeline(kernel) {
    const cached = this.#pipelines.get(kernel.wgsl);
    if (cached) return cached;
    const device = this.#device;
    device.pushErrorScope("validation");
    const module = device.createShaderModule({
      label: kernel.name,
      code: kernel.wgsl
    });
    const layout = device.createPipelineLayout({
      bindGroupLayouts: [
        device.createBindGroupLayout({
          entries: kernel.bindings.map((use, binding) => ({
            binding,
            visibility: GPUShaderStage.COMPUTE,
            buffer: {
              type: BUFFER_TYPES[use],
              hasDynamicOffset: use === "slot"
            }
          }))
        })
      ]
    });
    const pipeline = device.createComputePipeline({
      label: kernel.name,
      layout,
      compute: {
        module,
        entryPoint: "main"
      }
    });
    this.#faults.expect(device.popErrorScope(), kernel);
    this.#pipelines.set(kernel.wgsl, pipeline);
    return pipeline;
  }
};

// lib/compute/request_device.ts
async function requestDevice(adapter) {
  const names = [
    "maxBufferSize",
    "maxStorageBufferBindingSize",
    "maxStorageBuffersPerShaderStage",
    "maxComputeWorkgroupStorageSize",
    "maxComputeInvocationsPerWorkgroup",
    "maxComputeWorkgroupSizeX",
    "maxComputeWorkgroupsPerDimension"
  ];
  const requiredLimits = {};
  for (const name of names) requiredLimits[name] = adapter.limits[name];
  try {
    return await adapter.requestDevice({
      requiredLimits
    });
  } catch (error) {
    throw new AdapterError(\`Cannot open the adapter \${describeAdapter(adapter)}: \${error.message}\`);
  }
}

// lib/compute/gpu_device.ts
var STORAGE = GPUBufferUsage.STORAGE | GPUBufferUsage.COPY_SRC | GPUBufferUsage.COPY_DST;
var GpuDevice = class _GpuDevice {
  /** What the adapter calls itself, for example "NVIDIA H100" or "llvmpipe". */
  description;
  /** Whether the adapter computes on the CPU (lavapipe, SwiftShader, WARP). */
  software;
  /** Bytes that one buffer may hold and a kernel may see of it. */
  largestBuffer;
  /** How products are divided: by the adapter's kind, or as was measured on it. */
  tiles;
  #options;
  #device;
  #faults;
  #pipelines;
  #buffers = /* @__PURE__ */ new Set();
  #closed = false;
  constructor(adapter, device, options) {
    this.#options = options;
    this.#device = device;
    const { largestBuffer = Infinity, tiles = "by adapter" } = options;
    this.tiles = tiles;
    const { maxBufferSize, maxStorageBufferBindingSize } = device.limits;
    this.largestBuffer = Math.min(maxBufferSize, maxStorageBufferBindingSize, largestBuffer);
    this.description = describeAdapter(adapter);
    this.software = isSoftwareAdapter(adapter);
    this.#faults = new DeviceFaults(device, this.description);
    this.#pipelines = new PipelineCache(device, this.#faults);
  }
  /**
   * Opens a device with everything that the adapter allows.
   *
   * @throws {AdapterError} where the adapter gives none
   */
  static async open(adapter, options = {}) {
    return new _GpuDevice(adapter, await requestDevice(adapter), options);
  }
  /**
   * Goes on with a fresh device after the old one was lost or its memory was
   * short: all buffers are gone, kernels are compiled again as they are used.
   *
   * @throws {AdapterError} where the adapter gives none
   */
  async recover() {
    this.free(...this.#buffers);
    this.#faults.ignore();
    const old = this.#device;
    const adapter = await navigator.gpu?.requestAdapter({
      powerPreference: "high-performance"
    }) ?? null;
    if (adapter === null || this.#closed) {
      throw new AdapterError(\`Cannot open the adapter \${this.description} again as it is gone\`, "lost");
    }
    this.#device = await requestDevice(adapter);
    this.#faults = new DeviceFaults(this.#device, this.description);
    this.#pipelines = new PipelineCache(this.#device, this.#faults);
    old.destroy();
  }
  /** Bytes of all buffers that are allocated now. */
  get allocatedBytes() {
    let bytes = 0;
    for (const { size } of this.#buffers) bytes += size;
    return bytes;
  }
  /** Workgroups that one dispatch may have along an axis. */
  get mostWorkgroups() {
    return this.#device.limits.maxComputeWorkgroupsPerDimension;
  }
  /** Threads that a workgroup may have. */
  get mostThreads() {
    const { maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX } = this.#device.limits;
    return Math.min(maxComputeInvocationsPerWorkgroup, maxComputeWorkgroupSizeX);
  }
  /** Bytes of memory that the threads of a workgroup may share. */
  get workgroupMemory() {
    return this.#device.limits.maxComputeWorkgroupStorageSize;
  }
  /**
   * A buffer of zeros for kernels to read and write.
   *
   * @throws {AdapterError} where it is larger than the adapter allows, or than
   *   what is left of the memory that was granted
   */
  allocate(bytes, usage = "storage") {
    if (bytes > this.largestBuffer) {
      throw new AdapterError(\`Cannot allocate \${bytes} bytes on \${this.description} as one buffer may hold \${this.largestBuffer}\`, "memory");
    }
    const { memory = Infinity } = this.#options;
    if (this.allocatedBytes + bytes > memory) {
      throw new AdapterError(\`Cannot allocate \${bytes} bytes on \${this.description} as \${this.allocatedBytes} of \${memory} are taken\`, "memory");
    }
    const buffer = this.#device.createBuffer({
      size: Math.max(16, Math.ceil(bytes / 4) * 4),
      usage: usage === "storage" ? STORAGE : GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST
    });
    this.#buffers.add(buffer);
    return buffer;
  }
  /** A new buffer that holds \`data\`. */
  upload(data, usage = "storage") {
    const buffer = this.allocate(data.byteLength, usage);
    this.write(buffer, data);
    return buffer;
  }
  /** Overwrites the beginning of a buffer, or its numbers from \`at\` on. */
  write(buffer, data, at = 0) {
    this.#device.queue.writeBuffer(buffer, at * 4, data);
  }
  /** Copies numbers from one buffer to another. */
  copy(from, to, { numbers, fromAt = 0, toAt = 0 }) {
    const encoder = this.#device.createCommandEncoder();
    encoder.copyBufferToBuffer(from, fromAt * 4, to, toAt * 4, numbers * 4);
    this.#device.queue.submit([
      encoder.finish()
    ]);
  }
  /** Sets all of a buffer to zero. */
  clear(buffer) {
    const encoder = this.#device.createCommandEncoder();
    encoder.clearBuffer(buffer);
    this.#device.queue.submit([
      encoder.finish()
    ]);
  }
  /** Runs kernels one after the other; each sees what the ones before it wrote. */
  submit(dispatches) {
    this.run(this.prepare(dispatches));
  }
  /** Binds dispatches to their buffers once, for many runs. */
  prepare(dispatches) {
    return bindProgram(this.#device, this.#pipelines, {
      dispatches
    });
  }
  /**
   * Runs a program in one submission, once for each of \`slots\`: the parts of
   * its "slot" buffers that the runs see.
   */
  run({ steps }, slots = [
    0
  ]) {
    const encoder = this.#device.createCommandEncoder();
    const pass = encoder.beginComputePass();
    let current;
    for (const slot of slots) {
      for (const { pipeline, group, slots: count, workgroups } of steps) {
        if (pipeline !== current) pass.setPipeline(pipeline);
        current = pipeline;
        const offsets = new Array(count).fill(slot * SLOT_BYTES);
        pass.setBindGroup(0, group, offsets);
        pass.dispatchWorkgroups(...workgroups);
      }
    }
    pass.end();
    this.#device.queue.submit([
      encoder.finish()
    ]);
  }
  /**
   * Copies the first \`length\` numbers of a buffer back.
   *
   * @throws {AdapterError} where anything submitted so far failed
   */
  async read(buffer, length) {
    const bytes = length * 4;
    const staging = this.#device.createBuffer({
      size: Math.max(4, bytes),
      usage: GPUBufferUsage.COPY_DST | GPUBufferUsage.MAP_READ
    });
    try {
      const encoder = this.#device.createCommandEncoder();
      if (bytes > 0) encoder.copyBufferToBuffer(buffer, 0, staging, 0, bytes);
      this.#device.queue.submit([
        encoder.finish()
      ]);
      await staging.mapAsync(GPUMapMode.READ);
      const failure = await this.#faults.first();
      if (failure) throw failure;
      return new Float32Array(staging.getMappedRange(0, Math.max(4, bytes)).slice(0, bytes));
    } catch (error) {
      throw await this.#faults.first() ?? new AdapterError(\`Cannot read results back from \${this.description}: \${error.message}\`, "lost");
    } finally {
      staging.destroy();
    }
  }
  /** Frees buffers before the device is closed. */
  free(...buffers) {
    for (const buffer of buffers) {
      buffer.destroy();
      this.#buffers.delete(buffer);
    }
  }
  /** Frees the device and every buffer of it. */
  close() {
    this.#closed = true;
    this.#faults.ignore();
    this.free(...this.#buffers);
    this.#device.destroy();
  }
};

// lib/explore/detector/cube_image_kernel.ts
var THREADS = 64;
var TOGETHER = 64;
function cubeImageWorkgroups(stride) {
  return Math.ceil(stride / 2 / THREADS);
}
function cubeImageKernel(stride) {
  return {
    name: "cube image",
    bindings: [
      "read",
      "read",
      "uniform",
      "read-write"
    ],
    wgsl: \`
@group(0) @binding(0) var<storage, read> values: array<u32>;
@group(0) @binding(1) var<storage, read> bins: array<vec2u>;
@group(0) @binding(2) var<uniform> sizes: vec4u;
@group(0) @binding(3) var<storage, read_write> image: array<vec2f>;

@compute @workgroup_size(\${THREADS})
fn main(@builtin(global_invocation_id) id: vec3u) {
  if (id.x >= \${stride / 2}u) { return; }
  var sum = vec2f(bitcast<f32>(sizes.y));
  for (var first = 0u; first < sizes.x; first += \${TOGETHER}u) {
    var some = vec2f(0.0);
    for (var i = first; i < min(first + \${TOGETHER}u, sizes.x); i++) {
      let bin = bins[i];
      let packed = values[bin.x * \${stride / 2}u + id.x];
      some += bitcast<f32>(bin.y) * vec2f(f32(packed & 0xffffu), f32(packed >> 16u));
    }
    sum += some;
  }
  image[id.x] = sum;
}
\`
  };
}

// lib/explore/detector/pack_bins.ts
function packBins({ low, step }, { bins, weights }) {
  const packed = new Uint32Array(2 * Math.max(1, bins.length));
  const factors = new Float32Array(packed.buffer);
  let base = 0;
  for (let i = 0; i < bins.length; i++) {
    packed[2 * i] = bins[i];
    factors[2 * i + 1] = weights[i] * step[bins[i]];
    base += weights[i] * low[bins[i]];
  }
  const sizes = Uint32Array.of(bins.length, 0, 0, 0);
  new Float32Array(sizes.buffer)[1] = base;
  return {
    bins: packed,
    sizes
  };
}

// lib/explore/browser/image_engines.ts
async function imageEngines(cube) {
  const worker = workerEngine(cube);
  try {
    const adapter = await navigator.gpu?.requestAdapter({
      powerPreference: "high-performance"
    });
    if (!adapter) return [
      worker
    ];
    const gpu = await gpuEngine(cube, adapter);
    return isSoftwareAdapter(adapter) ? [
      worker,
      gpu
    ] : [
      gpu,
      worker
    ];
  } catch {
    return [
      worker
    ];
  }
}
function workerEngine(cube) {
  let worker;
  return {
    title: "a worker thread",
    image(weights) {
      if (worker === void 0) {
        worker = new Worker("/image-worker.js");
        worker.postMessage({
          cube
        });
      }
      const { promise, resolve, reject } = Promise.withResolvers();
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({
        weights
      });
      return promise;
    }
  };
}
async function gpuEngine(cube, adapter) {
  const gpu = await GpuDevice.open(adapter);
  const { stride, positions, rows, columns, bytes } = cube.plan;
  const kernel = cubeImageKernel(stride);
  const values = gpu.upload(new Uint32Array(cube.values.buffer, 0, bytes / 4));
  const bins = gpu.allocate(8 * rows * columns);
  const sizes = gpu.allocate(16, "uniform");
  const image = gpu.allocate(4 * stride);
  const program = gpu.prepare([
    {
      kernel,
      buffers: [
        values,
        bins,
        sizes,
        image
      ],
      workgroups: [
        cubeImageWorkgroups(stride)
      ]
    }
  ]);
  return {
    title: \`WebGPU (\${describeAdapter(adapter)})\`,
    async image(weights) {
      const packed = packBins(cube, weights);
      gpu.write(bins, packed.bins);
      gpu.write(sizes, packed.sizes);
      gpu.run(program);
      return await gpu.read(image, positions);
    }
  };
}

// lib/explore/browser/latest.ts
function latest(work) {
  let waiting;
  let running;
  async function run() {
    while (waiting !== void 0) {
      const { request } = waiting;
      waiting = void 0;
      await work(request);
    }
  }
  return (request) => {
    waiting = {
      request
    };
    running ??= run().finally(() => running = void 0);
    return running;
  };
}

// lib/scan/input_error.ts
var InputError = class extends Error {
  /** Tells it from other errors, across threads too. */
  name = "InputError";
};

// lib/io/npy/npy_header.ts
var headerLimit = 1 << 16;
function npyHeader(what, read) {
  const start = read(0, 8);
  const version = start[6];
  if (version < 1 || version > 3) {
    throw new InputError(\`Cannot read \${what} as its NumPy format version is \${version}.\${start[7]}: versions 1.0, 2.0 and 3.0 are known\`);
  }
  const lengthBytes = version === 1 ? 2 : 4;
  const lengthField = read(8, lengthBytes);
  const length = lengthField.reduceRight((sum, byte) => sum * 256 + byte, 0);
  if (length > headerLimit) {
    throw new InputError(\`Cannot read \${what} as its header claims to be \${length} bytes long: at most \${headerLimit} are believable; the file is damaged or holds records instead of numbers\`);
  }
  const text = new TextDecoder().decode(read(8 + lengthBytes, length));
  const descr = /['"]descr['"]\\s*:\\s*(?:'([^']*)'|"([^"]*)"|(\\[))/.exec(text);
  const order = /['"]fortran_order['"]\\s*:\\s*(True|False)/.exec(text);
  const shape = /['"]shape['"]\\s*:\\s*\\(([\\d\\sL,]*)\\)/.exec(text);
  if (descr !== null && descr[3] !== void 0) {
    throw new InputError(\`Cannot read \${what} as its values are records: wanted plain integers or floats; save one field of it\`);
  }
  if (descr === null || order === null || shape === null) {
    throw new InputError(\`Cannot read \${what} as its header is none that NumPy writes: \${JSON.stringify(text.trim().slice(0, 100))}\`);
  }
  return {
    descr: descr[1] ?? descr[2],
    fortranOrder: order[1] === "True",
    // Python 2 wrote a long's L behind large sizes.
    shape: shape[1].split(",").map((size) => size.replace("L", "").trim()).filter((size) => size !== "").map(Number),
    offset: 8 + lengthBytes + length
  };
}

// lib/io/element/swap_bytes.ts
function swapBytes(bytes, size) {
  for (let start = 0; start + size <= bytes.length; start += size) {
    for (let low = start, high = start + size - 1; low < high; low++, high--) {
      const byte = bytes[low];
      bytes[low] = bytes[high];
      bytes[high] = byte;
    }
  }
}

// lib/io/decode_npy.ts
var types2 = {
  b1: Uint8Array,
  i1: Int8Array,
  u1: Uint8Array,
  i2: Int16Array,
  u2: Uint16Array,
  i4: Int32Array,
  u4: Uint32Array,
  i8: BigInt64Array,
  u8: BigUint64Array,
  f2: Float16Array,
  f4: Float32Array,
  f8: Float64Array
};
function decodeNpy(bytes) {
  const magic2 = [
    147,
    78,
    85,
    77,
    80,
    89
  ];
  if (magic2.some((byte, index) => byte !== bytes[index])) {
    throw new InputError("Cannot read the array as it does not begin as NumPy's .npy files do");
  }
  const { descr, fortranOrder, shape, offset } = npyHeader("the array", (position, count) => {
    if (position + count > bytes.length) {
      throw new InputError(\`Cannot read the array as it ends after \${bytes.length} bytes, within its header: it is truncated\`);
    }
    return bytes.subarray(position, position + count);
  });
  const [, order, code] = /^([<>|=]?)([a-z]\\d)$/.exec(descr) ?? [];
  if (!(code in types2)) {
    throw new InputError(\`Cannot read the array as its values are of the NumPy type \${descr}: wanted integers, floats or truth values\`);
  }
  if (fortranOrder && shape.length > 1) {
    throw new InputError("Cannot read the array as it is in Fortran order: save numpy.ascontiguousarray(array) instead");
  }
  const type = types2[code];
  const size = type.BYTES_PER_ELEMENT;
  const values = shape.reduce((product, length) => product * length, 1);
  if (offset + values * size > bytes.length) {
    throw new InputError(\`Cannot read the array as it is truncated: a shape of (\${shape.join(", ")}) makes \${offset + values * size} bytes, but there are \${bytes.length}\`);
  }
  const copy = bytes.slice(offset, offset + values * size);
  if (order === ">") swapBytes(copy, size);
  return {
    data: new type(copy.buffer, 0, values),
    shape,
    dtype: \`\${size === 1 ? "|" : "<"}\${code}\`
  };
}

// lib/explore/browser/load_array.ts
async function loadArray(name) {
  const response = await fetch(\`/array/\${name}.npy\`);
  if (!response.ok) throw new Error((await response.text()).trim());
  const { data } = decodeNpy(new Uint8Array(await response.arrayBuffer()));
  return data;
}

// lib/explore/browser/load_cube.ts
async function loadCube(onProgress) {
  const about = await (await fetchPass("/cube.json", onProgress)).json();
  const values = await (await fetchPass("/cube.u16")).arrayBuffer();
  return {
    plan: about.plan,
    values: new Uint16Array(values),
    low: Float32Array.from(about.low),
    step: Float32Array.from(about.step)
  };
}

// lib/report/colour/colour_map.ts
var STOPS = {
  gray: "000000ffffff",
  viridis: "440154471164481f70472d7b4439834046883b528b365d8d31688e2c728e287c8e24868e21918c1f9a8a20a48627ad8135b77948c16e5cc86375d0548ed645aadc32c8e020e2e418fde725",
  magma: "000004060518100b2d1d11472c115f3f0f7251127c601880721f81832681932b80a5317eb73779c73d73d8456ce55064f1605df8745cfb8761fd9b6bfeae77fec287fed799fde9aafcfdbf",
  difference: "033b6d0650900a65b5247dd34e96e375aeee9fc6f4c9def6f5f5f5f4d4c7eeb39ce59272d6734bc35423a63f09853105642303"
};
function colourMap(name, fraction) {
  const stops = STOPS[name];
  const intervals = stops.length / 6 - 1;
  const position = Math.min(1, Math.max(0, fraction)) * intervals;
  const before = Math.min(intervals - 1, Math.floor(position));
  const weight = position - before;
  const channel = (offset) => {
    const low = hex(stops, before * 6 + offset);
    const high = hex(stops, before * 6 + 6 + offset);
    return Math.round(low + (high - low) * weight);
  };
  return [
    channel(0),
    channel(2),
    channel(4)
  ];
}
function hex(text, start) {
  return Number.parseInt(text.slice(start, start + 2), 16);
}

// lib/report/colour/parse_colour.ts
function parseColour(text) {
  const value = Number.parseInt(text.slice(1), 16);
  return [
    value >> 16,
    value >> 8 & 255,
    value & 255
  ];
}

// lib/explore/browser/paint_image.ts
function paintValues(data, { colours, range, logarithmic }) {
  const table = Array.from({
    length: 256
  }, (_, i) => colourMap(colours, i / 255));
  const scale = logarithmic ? (value) => Math.log(Math.max(value, Number.MIN_VALUE)) : (value) => value;
  const low = scale(range.low);
  const factor = 255 / (scale(range.high) - low);
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (let i = 0; i < data.length; i++) {
    if (!Number.isFinite(data[i])) continue;
    const at = Math.round((scale(data[i]) - low) * factor);
    pixels.set(table[Math.min(255, Math.max(0, at))], 4 * i);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}
function paintLabels(data, styles) {
  const table = new Map(styles.map(({ label, colour }) => [
    label,
    parseColour(colour)
  ]));
  const pixels = new Uint8ClampedArray(4 * data.length);
  for (let i = 0; i < data.length; i++) {
    const colour = table.get(data[i]);
    if (colour === void 0) continue;
    pixels.set(colour, 4 * i);
    pixels[4 * i + 3] = 255;
  }
  return pixels;
}

// lib/explore/browser/save_file.ts
var SOON = 1e4;
function saveFile(name, content) {
  const blob = content instanceof Blob ? content : new Blob([
    content
  ]);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SOON);
}
function saveCanvas(name, canvas) {
  canvas.toBlob((blob) => blob && saveFile(name, blob), "image/png");
}

// lib/explore/browser/show_image.ts
function showImage(canvas, pixels, [rows, columns]) {
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  canvas.getContext("2d")?.putImageData(new ImageData(pixels, columns, rows), 0, 0);
}

// lib/explore/browser/detector_panels.ts
function detectorPanels(setup) {
  const { shape: { scan, detector: shape }, presets } = setup;
  const readout = element("image-readout", HTMLElement);
  const canvas = element("image-canvas", HTMLCanvasElement);
  const exact = element("image-exact", HTMLButtonElement);
  const select = element("image-engine", HTMLSelectElement);
  let detector = presets[0];
  let cube;
  let engines = [];
  let image;
  let position;
  const say = () => {
    if (image === void 0) return;
    const at = position && \`row \${position.y}, column \${position.x}: \${formatNumber(image.values[position.y * scan[1] + position.x], {
      digits: 4
    })}. \`;
    readout.textContent = \`\${at ?? ""}\${image.about}\`;
  };
  const show = (values, about, kind) => {
    image = {
      values,
      about
    };
    showImage(canvas, paintValues(values, {
      colours: "gray",
      range: valueRange([
        values
      ]),
      logarithmic: false
    }), scan);
    canvas.dataset.kind = kind;
    canvas.dataset.detector = JSON.stringify(detector);
    say();
  };
  const fromCube = latest(async (ring) => {
    const engine = engines[select.selectedIndex];
    if (cube === void 0 || engine === void 0) return;
    const start = performance.now();
    try {
      const values = await engine.image(binWeights(shape, cube.plan, ring));
      const time = formatNumber(performance.now() - start, {
        digits: 2
      });
      const { bin } = cube.plan;
      const how = bin === 1 ? "At full resolution, in 65,536 steps a pixel" : \`From a detector binned \${bin} \\xD7 \${bin}\`;
      show(values, \`\${how}; \${time} ms by \${engine.title}.\`, "cube");
    } catch (error) {
      readout.textContent = error.message;
    }
  });
  select.addEventListener("change", () => fromCube(detector));
  const mean = element("mean-canvas", HTMLCanvasElement);
  loadArray("mean_pattern").then((values) => showImage(mean, paintValues(values, {
    colours: "magma",
    range: valueRange([
      values
    ], {
      positive: true
    }),
    logarithmic: true
  }), shape));
  const view = new DetectorView(shape, detector, (changed) => {
    detector = changed;
    const { length } = detectorPixels(shape, changed);
    element("detector-readout", HTMLElement).textContent = \`\${changed.inner === 0 ? "disc" : "annulus"}, \${formatNumber(length)} detector pixels\`;
    fromCube(changed);
  });
  element("detector-presets", HTMLElement).append(...presets.map((preset) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = preset.title;
    button.addEventListener("click", () => view.change(preset));
    return button;
  }));
  exact.addEventListener("click", async () => {
    const asked = detector;
    exact.disabled = true;
    try {
      const { centre: [y, x], inner, outer } = asked;
      const response = await fetchPass(\`/detector?y=\${y}&x=\${x}&inner=\${inner}&outer=\${outer}\`, ({ done, total }) => {
        readout.textContent = \`The server reads the scan: \${Math.round(100 * done / total)} %\`;
      });
      const values = new Float32Array(await response.arrayBuffer());
      if (asked === detector) {
        show(values, "Exact: one pass over the scan by the server.", "exact");
      } else say();
    } catch (error) {
      readout.textContent = error.message;
    } finally {
      exact.disabled = false;
    }
  });
  element("image-png", HTMLButtonElement).addEventListener("click", () => saveCanvas("virtual_detector.png", canvas));
  element("image-npy", HTMLButtonElement).addEventListener("click", () => {
    if (image) {
      saveFile("virtual_detector.npy", encodeNpy(Float32Array.from(image.values), scan));
    }
  });
  begin2().catch((error) => readout.textContent = error.message);
  async function begin2() {
    cube = await loadCube(({ done, total }) => {
      readout.textContent = \`The server makes the scan small enough for a browser: \${Math.round(100 * done / total)} %\`;
    });
    engines = await imageEngines(cube);
    const nothing = {
      bins: new Uint32Array(),
      weights: new Float32Array()
    };
    await engines[0].image(nothing);
    select.append(...engines.map(({ title }) => new Option(title)));
    select.selectedIndex = 0;
    await fromCube(detector);
  }
  return {
    look(at) {
      position = at;
      say();
    }
  };
}

// lib/view/dom/element.ts
function element2(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}

// lib/explore/browser/standalone_svg.ts
var PROPERTIES = [
  ...[
    "fill",
    "fill-opacity",
    "fill-rule",
    "stroke",
    "stroke-width"
  ],
  ...[
    "stroke-opacity",
    "stroke-dasharray",
    "stroke-linejoin",
    "opacity"
  ],
  ...[
    "vector-effect",
    "paint-order",
    "color",
    "image-rendering"
  ],
  ...[
    "font-family",
    "font-size",
    "font-weight",
    "text-anchor"
  ]
];
function standaloneSvg(drawing) {
  const copy = drawing.cloneNode(true);
  const copies = [
    copy,
    ...copy.querySelectorAll("*")
  ];
  [
    drawing,
    ...drawing.querySelectorAll("*")
  ].forEach((original, i) => {
    const style = getComputedStyle(original);
    const kept = PROPERTIES.map((name) => [
      name,
      style.getPropertyValue(name)
    ]).filter(([, value]) => value !== "");
    copies[i].setAttribute("style", kept.map(([name, value]) => \`\${name}:\${value}\`).join(";"));
    copies[i].removeAttribute("class");
  });
  const { width, height } = drawing.viewBox.baseVal;
  copy.setAttribute("width", String(width));
  copy.setAttribute("height", String(height));
  return new XMLSerializer().serializeToString(copy);
}
function mountDrawing(picture, overlay) {
  const SVG2 = "http://www.w3.org/2000/svg";
  const drawing = document.createElementNS(SVG2, "svg");
  const { width, height } = overlay?.viewBox.baseVal ?? {
    width: picture.naturalWidth,
    height: picture.naturalHeight
  };
  drawing.setAttribute("viewBox", \`0 0 \${width} \${height}\`);
  const image = document.createElementNS(SVG2, "image");
  image.setAttribute("href", picture.src);
  image.setAttribute("width", String(width));
  image.setAttribute("height", String(height));
  image.style.imageRendering = "pixelated";
  drawing.append(image);
  for (const child of overlay?.children ?? []) {
    drawing.append(child.cloneNode(true));
  }
  return drawing;
}

// lib/explore/browser/figure_saves.ts
var LONG_SIDE = 1200;
function figureSaves(arrays) {
  for (const figure of document.querySelectorAll("main figure")) {
    const section = figure.closest("section[id]");
    if (section === null) continue;
    const things = thingsOf(figure, section.id);
    if (things.length === 0) continue;
    figure.append(element2("details", {
      class: "figure-saves"
    }, element2("summary", {}, "Save"), element2("ul", {}, ...things.map((thing) => entry(thing, arrays)))));
  }
}
function thingsOf(figure, section) {
  const things = [];
  const nameOf = (base) => \`\${section}_\${base}_\${things.length + 1}\`;
  for (const panel of figure.querySelectorAll(".panel, .card, .pair > div")) {
    const picture = panel.querySelector(".mount > img");
    if (picture === null || picture.closest(".panel, .card, .pair > div") !== panel) {
      continue;
    }
    const { array } = picture.dataset;
    const overlay = panel.querySelector(".mount > svg.overlay");
    things.push({
      title: panel.querySelector(".panel-title")?.textContent ?? array ?? "picture",
      name: nameOf(array ?? "picture"),
      array,
      svg: () => inPage(mountDrawing(picture, overlay))
    });
  }
  for (const chart of figure.querySelectorAll("svg.chart")) {
    things.push({
      title: chart.getAttribute("aria-label")?.split(/[.:]/)[0] ?? "chart",
      name: nameOf("chart"),
      array: void 0,
      svg: () => standaloneSvg(chart)
    });
  }
  return things;
}
function inPage(drawing) {
  drawing.setAttribute("class", "overlay");
  const place = document.createElement("div");
  place.className = "mount figure-saves-place";
  place.append(drawing);
  document.body.append(place);
  try {
    return standaloneSvg(drawing);
  } finally {
    place.remove();
  }
}
function entry({ title, name, array, svg }, arrays) {
  const button = (kind, save) => {
    const made = element2("button", {
      type: "button",
      "aria-label": \`Save \${title} as \${kind}\`
    }, kind);
    made.addEventListener("click", save);
    return made;
  };
  return element2("li", {}, \`\${title} \`, button("SVG", () => saveFile(\`\${name}.svg\`, new Blob([
    svg()
  ], {
    type: "image/svg+xml"
  }))), button("PNG", () => void savePng(\`\${name}.png\`, svg())), ...array !== void 0 && arrays.has(array) ? [
    element2("a", {
      href: \`/array/\${array}.npy\`,
      download: ""
    }, \`\${array}.npy\`)
  ] : []);
}
async function savePng(name, svg) {
  const address = URL.createObjectURL(new Blob([
    svg
  ], {
    type: "image/svg+xml"
  }));
  try {
    const image = new Image();
    image.src = address;
    await image.decode();
    const scale = Math.ceil(LONG_SIDE / Math.max(image.width, image.height));
    const canvas = document.createElement("canvas");
    canvas.width = scale * image.width;
    canvas.height = scale * image.height;
    const context = canvas.getContext("2d");
    context.imageSmoothingEnabled = false;
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => blob && saveFile(name, blob), "image/png");
  } finally {
    URL.revokeObjectURL(address);
  }
}

// lib/explore/browser/pattern_panel.ts
function patternPanel({ shape: { detector } }) {
  const canvas = element("pattern-canvas", HTMLCanvasElement);
  const readout = element("pattern-readout", HTMLElement);
  const logarithmic = element("pattern-log", HTMLInputElement);
  const link = element("pattern-npy", HTMLAnchorElement);
  let shown = {
    y: 0,
    x: 0
  };
  let pattern = new Float32Array();
  const draw = () => {
    const options = {
      logarithmic: logarithmic.checked
    };
    const range = valueRange([
      pattern
    ], {
      positive: options.logarithmic
    });
    showImage(canvas, paintValues(pattern, {
      ...options,
      colours: "magma",
      range
    }), detector);
    const [low, high] = [
      range.low,
      range.high
    ].map((value) => formatNumber(value, {
      digits: 3
    }));
    readout.textContent = \`row \${shown.y}, column \${shown.x}; colours from \${low} to \${high}\`;
    canvas.dataset.position = \`\${shown.y} \${shown.x}\`;
  };
  const show = latest(async ({ y, x }) => {
    try {
      const query = \`y=\${y}&x=\${x}\`;
      const response = await fetch(\`/pattern?\${query}\`);
      if (!response.ok) throw new Error((await response.text()).trim());
      pattern = new Float32Array(await response.arrayBuffer());
      shown = {
        y,
        x
      };
      link.href = \`/pattern.npy?\${query}\`;
      draw();
    } catch (error) {
      readout.textContent = error.message;
    }
  });
  logarithmic.addEventListener("change", draw);
  element("pattern-png", HTMLButtonElement).addEventListener("click", () => saveCanvas(\`pattern_\${shown.y}_\${shown.x}.png\`, canvas));
  return show;
}

// lib/explore/browser/position_views.ts
var MOVES = {
  ArrowUp: [
    -1,
    0
  ],
  ArrowDown: [
    1,
    0
  ],
  ArrowLeft: [
    0,
    -1
  ],
  ArrowRight: [
    0,
    1
  ]
};
var PositionViews = class {
  #canvases;
  #shape;
  #onMove;
  #position;
  #pinned = false;
  /** Listens to canvases, each with its cross behind it. */
  constructor(canvases, shape, onMove) {
    this.#canvases = canvases;
    this.#shape = shape;
    this.#onMove = onMove;
    this.#position = {
      y: shape[0] >> 1,
      x: shape[1] >> 1
    };
    for (const canvas of canvases) this.#listen(canvas);
  }
  /** Looks at a position, inside the scan. */
  move({ y, x }) {
    const [rows, columns] = this.#shape;
    this.#position = {
      y: Math.min(rows - 1, Math.max(0, y)),
      x: Math.min(columns - 1, Math.max(0, x))
    };
    this.#show();
  }
  /** Shows where it is and tells. */
  refresh() {
    this.#show();
  }
  #listen(canvas) {
    canvas.addEventListener("pointermove", (event) => {
      if (!this.#pinned) this.move(this.#under(canvas, event));
    });
    canvas.addEventListener("click", (event) => {
      this.#pinned = !this.#pinned;
      this.move(this.#under(canvas, event));
    });
    canvas.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? 10 : 1;
      if (Object.hasOwn(MOVES, event.key)) {
        const [dy, dx] = MOVES[event.key];
        const { y, x } = this.#position;
        this.#pinned = true;
        this.move({
          y: y + step * dy,
          x: x + step * dx
        });
      } else if (event.key === "Enter" || event.key === " ") {
        this.#pinned = !this.#pinned;
        this.#show();
      } else if (event.key === "Escape") {
        this.#pinned = false;
        this.#show();
      } else return;
      event.preventDefault();
    });
  }
  #under(canvas, event) {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const [rows, columns] = this.#shape;
    return {
      y: Math.floor((event.clientY - top) / height * rows),
      x: Math.floor((event.clientX - left) / width * columns)
    };
  }
  #show() {
    const { y, x } = this.#position;
    const [rows, columns] = this.#shape;
    for (const canvas of this.#canvases) {
      const cross = canvas.nextElementSibling;
      if (!(cross instanceof HTMLElement)) continue;
      cross.hidden = false;
      cross.classList.toggle("pinned", this.#pinned);
      cross.style.top = \`\${100 * (y + 0.5) / rows}%\`;
      cross.style.left = \`\${100 * (x + 0.5) / columns}%\`;
      cross.style.width = \`\${100 / columns}%\`;
      cross.style.height = \`\${100 / rows}%\`;
    }
    this.#onMove(this.#position, this.#pinned);
  }
};

// lib/explore/browser/scan_panel.ts
function scanPanel({ images, shape: { scan } }) {
  const canvas = element("scan-canvas", HTMLCanvasElement);
  const select = element("scan-image", HTMLSelectElement);
  const readout = element("scan-readout", HTMLElement);
  const link = element("scan-npy", HTMLAnchorElement);
  let values = [];
  let image;
  let where;
  select.append(...images.map(({ title, array }) => new Option(title, array)));
  const say = () => {
    if (where === void 0) return;
    const { position: { y, x }, pinned } = where;
    const value = values[y * scan[1] + x];
    const what = image?.styles ? image.styles.find(({ label }) => label === value)?.name ?? "background" : formatNumber(value, {
      digits: 4
    });
    readout.textContent = \`row \${y}, column \${x}: \${what}\${pinned ? " (pinned)" : ""}\`;
  };
  const show = latest(async (name) => {
    try {
      values = await loadArray(name);
      image = images.find(({ array }) => array === name);
      showImage(canvas, image?.styles ? paintLabels(values, image.styles) : paintValues(values, {
        colours: "gray",
        range: valueRange([
          values
        ]),
        logarithmic: false
      }), scan);
      showLegend(image?.styles ?? []);
      link.href = \`/array/\${name}.npy\`;
      say();
    } catch (error) {
      readout.textContent = error.message;
    }
  });
  select.addEventListener("change", () => show(select.value));
  element("scan-png", HTMLButtonElement).addEventListener("click", () => saveCanvas(\`\${select.value}.png\`, canvas));
  return {
    shown: images.length > 0 ? show(images[0].array) : Promise.resolve(),
    look(position, pinned) {
      where = {
        position,
        pinned
      };
      say();
    }
  };
}
function showLegend(styles) {
  element("scan-legend", HTMLElement).replaceChildren(...styles.map(({ name, colour }) => {
    const item = document.createElement("li");
    const swatch = document.createElement("span");
    swatch.className = "swatch";
    swatch.style.display = "inline-block";
    swatch.style.background = colour;
    item.append(swatch, name);
    return item;
  }));
}

// lib/explore/browser/explorer_page.ts
async function begin() {
  const response = await fetch("/explorer.json");
  const setup = await response.json();
  const chapter = document.querySelector(".explorer");
  if (chapter === null) throw new Error("Cannot find the explorer's chapter");
  chapter.hidden = false;
  for (const [panel, there] of [
    [
      "pattern-panel",
      setup.patterns
    ],
    [
      "detector-panel",
      setup.detectors
    ],
    [
      "image-panel",
      setup.detectors
    ]
  ]) element(panel, HTMLElement).hidden = !there;
  const scan = scanPanel(setup);
  const showPattern = setup.patterns ? patternPanel(setup) : void 0;
  const canvases = [
    "scan-canvas",
    ...setup.detectors ? [
      "image-canvas"
    ] : []
  ];
  const views = new PositionViews(canvases.map((id) => element(id, HTMLCanvasElement)), setup.shape.scan, (position, pinned) => {
    scan.look(position, pinned);
    detectors?.look(position);
    showPattern?.(position);
  });
  const detectors = setup.detectors ? detectorPanels(setup) : void 0;
  figureSaves(new Set(setup.arrays));
  await scan.shown;
  views.refresh();
  chapter.dataset.ready = "true";
}
begin().catch((error) => {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = \`The explorer could not begin: \${error.message}\`;
  document.getElementById("explorer")?.append(note);
});
`,
};
