// Made by `deno task page` from lib/explore/browser/explorer_page.ts: do not edit.
import type { PageScript } from "../page_script.ts";

/** Script of `lib/explore/browser/explorer_page.ts`. */
export const EXPLORER_PAGE: PageScript = {
  digest: "7ec92a15fcc4a5e9e840351f0afd844d80a283c471886dba9cf9c63d8049a87e",
  deno: "2.9.6",
  text: `// lib/view/data/island.ts
var ISLAND_ID = "view-data";
var LAST_WORD = 4094;

// lib/view/data/decode_island.ts
async function decodeIsland(island) {
  const maps = await Promise.all(island.maps.map(async ({ labels, means, ...map }) => ({
    ...map,
    labels: await unpack(labels),
    ...means && {
      means: await patterns(means)
    }
  })));
  const images = await Promise.all(island.images.map(async ({ codes, ...image }) => ({
    ...image,
    codes: await unpack(codes)
  })));
  const positions = island.scan[0] * island.scan[1];
  const clouds = await Promise.all(island.clouds.map(async ({ labels, step, reach, words, ...cloud }) => {
    const map = maps.find(({ id }) => id === cloud.map);
    const wanted = new Set(labels);
    const members = Uint32Array.from({
      length: positions
    }, (_, i) => i).filter((i) => labels === null || map !== void 0 && wanted.has(map.labels[i])).filter((_, i) => i % step === 0);
    return {
      ...cloud,
      ...place(members, reach, await unpack(words))
    };
  }));
  const { sample } = island;
  return {
    scan: island.scan,
    range: island.range,
    maps,
    images,
    clouds,
    ...sample && {
      sample: {
        ...await patterns(sample),
        positions: Uint32Array.from(sample.positions)
      }
    }
  };
}
async function patterns({ array, shape, scale }) {
  return {
    codes: await unpack(array),
    shape,
    scale
  };
}
function place(members, reach, bytes) {
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const positions = new Uint32Array(members.length);
  const points = new Float32Array(3 * members.length);
  let count = 0;
  members.forEach((position, i) => {
    const word = [
      0,
      1,
      2
    ].map((axis) => words.getUint16(2 * (3 * i + axis), true));
    if (word.some((value) => value > LAST_WORD)) return;
    positions[count] = position;
    points.set(word.map((value) => (2 * value / LAST_WORD - 1) * reach), 3 * count);
    count++;
  });
  return {
    positions: positions.subarray(0, count),
    points: points.subarray(0, 3 * count)
  };
}
async function unpack({ bytes }) {
  const text = atob(bytes);
  const packed = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) packed[i] = text.charCodeAt(i);
  const stream = new Blob([
    packed
  ]).stream().pipeThrough(new DecompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// lib/view/data/scan_places.ts
var STEPS = {
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
  ],
  PageUp: [
    -10,
    0
  ],
  PageDown: [
    10,
    0
  ],
  Home: [
    0,
    -Infinity
  ],
  End: [
    0,
    Infinity
  ]
};
function stepPosition([rows, columns], position, { key, far }) {
  const step = Object.hasOwn(STEPS, key) ? STEPS[key] : void 0;
  if (step === void 0) return void 0;
  const times = far && key.startsWith("Arrow") ? 10 : 1;
  const move = (from, by, length) => Math.min(length - 1, Math.max(0, from + times * by));
  const row = move(Math.floor(position / columns), step[0], rows);
  const column = move(position % columns, step[1], columns);
  return row * columns + column;
}
function positionAt([rows, columns], [down, right]) {
  const at = (share, length) => Math.min(length - 1, Math.max(0, Math.floor(share * length)));
  return at(down, rows) * columns + at(right, columns);
}
function nearestPlace([, columns], places, position) {
  const row = Math.floor(position / columns);
  const column = position % columns;
  let best = 0;
  let least = Infinity;
  for (let i = 0; i < places.length; i++) {
    const distance = (Math.floor(places[i] / columns) - row) ** 2 + (places[i] % columns - column) ** 2;
    if (distance < least) {
      least = distance;
      best = i;
    }
  }
  return best;
}

// lib/view/dom/element.ts
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    made.setAttribute(name, value);
  }
  made.append(...children);
  return made;
}
function swatch(colour) {
  const made = element("span", {
    class: "chip",
    "aria-hidden": "true"
  });
  if (colour !== void 0) made.style.background = colour;
  return made;
}
function chooser(label, options, onChange) {
  const select = element("select", {}, ...options.map(({ value, title }) => element("option", {
    value
  }, title)));
  select.addEventListener("change", () => onChange(select.value));
  const field = element("label", {
    class: "chooser"
  }, element("span", {}, label), select);
  return {
    field,
    select
  };
}

// lib/view/dom/follow_map.ts
function followMap(mount, { scan, selection, title }) {
  mount.classList.add("scan-map");
  mount.tabIndex = 0;
  mount.setAttribute("role", "application");
  mount.setAttribute("aria-label", \`\${title}: map of the scan. Arrow keys move the cross, with Shift by ten positions.\`);
  mount.append(element("span", {
    class: "veil",
    "aria-hidden": "true"
  }), element("span", {
    class: "cross-mark",
    "aria-hidden": "true"
  }));
  const under = (event) => {
    const { top, left, width, height } = mount.getBoundingClientRect();
    return positionAt(scan, [
      (event.clientY - top) / height,
      (event.clientX - left) / width
    ]);
  };
  mount.addEventListener("pointermove", (event) => {
    if (event.pointerType !== "touch") {
      selection.change({
        hovered: under(event)
      });
    }
  });
  mount.addEventListener("pointerleave", () => selection.change({
    hovered: null
  }));
  mount.addEventListener("click", (event) => selection.change({
    position: under(event),
    hovered: null
  }));
  mount.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "Escape") selection.change({
      cluster: null
    });
    const position = stepPosition(scan, selection.now.position, {
      key: event.key,
      far: event.shiftKey
    });
    if (position === void 0) return;
    event.preventDefault();
    selection.change({
      position,
      hovered: null
    });
  });
}

// lib/sample/sample_scale.ts
var LAST = 255;
function sampleValues({ unit, top }) {
  const step = Math.log1p(top / unit) / LAST;
  return Float64Array.from({
    length: LAST + 1
  }, (_, code) => unit * Math.expm1(code * step));
}

// lib/view/data/pattern_source.ts
function patternValues({ codes, shape, scale }, index) {
  const pixels = shape[0] * shape[1];
  const values = sampleValues(scale);
  return Float64Array.from(codes.subarray(index * pixels, (index + 1) * pixels), (code) => values[code]);
}
function sampledPatterns(data) {
  const { sample, scan } = data;
  if (sample === void 0 || sample.positions.length === 0) return void 0;
  return (position) => {
    const index = nearestPlace(scan, sample.positions, position);
    return {
      values: patternValues(sample, index),
      shape: sample.shape,
      position: sample.positions[index]
    };
  };
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

// lib/view/cloud/project_cloud.ts
var FILL = 0.44;
var PERSPECTIVE = 0.22;
function projectPoint(point, { rotation: m, zoom, pivot }, { width, height }) {
  const x = point[0] - pivot[0];
  const y = point[1] - pivot[1];
  const z = point[2] - pivot[2];
  const near = m[6] * x + m[7] * y + m[8] * z;
  const scale = FILL * Math.min(width, height) * zoom * (1 + PERSPECTIVE * near);
  return {
    right: width / 2 + scale * (m[0] * x + m[1] * y + m[2] * z),
    down: height / 2 - scale * (m[3] * x + m[4] * y + m[5] * z),
    near
  };
}

// lib/view/cloud/draw_cloud.ts
var FAR = 0.4;
var BACK = 0.1;
function drawCloud({ points, colours, prominent, radius }, look, size) {
  const { width, height } = size;
  const pixels = new Uint8ClampedArray(4 * width * height);
  const shown = new Int32Array(width * height).fill(-1);
  const depth = new Float32Array(width * height).fill(-Infinity);
  const disc = discOffsets(radius);
  for (let i = 0; i < points.length / 3; i++) {
    const { right, down, near } = projectPoint([
      points[3 * i],
      points[3 * i + 1],
      points[3 * i + 2]
    ], look, size);
    const stands = prominent === void 0 || prominent[i] === 1;
    const order = stands ? near + 1e3 : near;
    const opacity = 255 * (stands ? FAR + (1 - FAR) * Math.min(1, Math.max(0, (near + 1) / 2)) : BACK);
    const column = Math.floor(right);
    const row = Math.floor(down);
    for (const [dy, dx] of disc) {
      const y = row + dy;
      const x = column + dx;
      if (x < 0 || x >= width || y < 0 || y >= height) continue;
      const pixel = y * width + x;
      if (depth[pixel] > order) continue;
      depth[pixel] = order;
      shown[pixel] = i;
      pixels[4 * pixel] = colours[3 * i];
      pixels[4 * pixel + 1] = colours[3 * i + 1];
      pixels[4 * pixel + 2] = colours[3 * i + 2];
      pixels[4 * pixel + 3] = opacity;
    }
  }
  return {
    width,
    height,
    pixels,
    shown
  };
}
function discOffsets(radius) {
  const reach = Math.floor(radius);
  const side = Array.from({
    length: 2 * reach + 1
  }, (_, i) => i - reach);
  return side.flatMap((dy) => side.filter((dx) => dy * dy + dx * dx <= radius * radius).map((dx) => [
    dy,
    dx
  ]));
}
function pickPoint({ width, height, shown }, { x, y, radius }) {
  let best = -1;
  let least = radius * radius;
  const top = Math.max(0, Math.floor(y - radius));
  const left = Math.max(0, Math.floor(x - radius));
  for (let row = top; row <= Math.min(height - 1, y + radius); row++) {
    for (let column = left; column <= Math.min(width - 1, x + radius); column++) {
      const distance = (row + 0.5 - y) ** 2 + (column + 0.5 - x) ** 2;
      if (shown[row * width + column] < 0 || distance > least) continue;
      least = distance;
      best = shown[row * width + column];
    }
  }
  return best;
}
function pointRadius(points) {
  return points <= 1e3 ? 2.8 : points <= 5e3 ? 2.3 : points <= 2e4 ? 1.6 : 1.1;
}

// lib/view/cloud/rotation.ts
var UPRIGHT = [
  1,
  0,
  0,
  0,
  1,
  0,
  0,
  0,
  1
];
var FIRST_LOOK = turn(UPRIGHT, {
  right: -0.5,
  down: 0.35,
  clockwise: 0
});
function turn(rotation, { right, down, clockwise }) {
  const [cr, sr] = [
    Math.cos(right),
    Math.sin(right)
  ];
  const [cd, sd] = [
    Math.cos(down),
    Math.sin(down)
  ];
  const [cc, sc] = [
    Math.cos(clockwise),
    Math.sin(clockwise)
  ];
  const aboutY = [
    cr,
    0,
    sr,
    0,
    1,
    0,
    -sr,
    0,
    cr
  ];
  const aboutX = [
    1,
    0,
    0,
    0,
    cd,
    -sd,
    0,
    sd,
    cd
  ];
  const aboutZ = [
    cc,
    sc,
    0,
    -sc,
    cc,
    0,
    0,
    0,
    1
  ];
  return orthonormal(product(aboutZ, product(aboutX, product(aboutY, rotation))));
}
function product(a, b) {
  return Array.from({
    length: 9
  }, (_, i) => {
    const row = 3 * Math.floor(i / 3);
    const column = i % 3;
    return a[row] * b[column] + a[row + 1] * b[3 + column] + a[row + 2] * b[6 + column];
  });
}
function orthonormal(m) {
  const unit = (v) => {
    const length = Math.hypot(...v);
    return v.map((value) => value / length);
  };
  const x = unit(m.slice(0, 3));
  const along = x[0] * m[3] + x[1] * m[4] + x[2] * m[5];
  const y = unit([
    m[3] - along * x[0],
    m[4] - along * x[1],
    m[5] - along * x[2]
  ]);
  const z = [
    x[1] * y[2] - x[2] * y[1],
    x[2] * y[0] - x[0] * y[2],
    x[0] * y[1] - x[1] * y[0]
  ];
  return [
    ...x,
    ...y,
    ...z
  ];
}

// lib/view/selection.ts
var SelectionState = class {
  #now;
  #listeners = /* @__PURE__ */ new Set();
  /** Starts with a position and nothing else chosen. */
  constructor(position) {
    this.#now = {
      position,
      hovered: null,
      cluster: null
    };
  }
  /** The selection as it is. */
  get now() {
    return this.#now;
  }
  /** The position that views show: the one under the pointer, else the chosen one. */
  get shown() {
    return this.#now.hovered ?? this.#now.position;
  }
  /** Changes parts of the selection; listeners hear of it if it differs. */
  change(parts) {
    const before = this.#now;
    const now = {
      ...before,
      ...parts
    };
    if (now.position === before.position && now.hovered === before.hovered && sameCluster(now.cluster, before.cluster)) return;
    this.#now = now;
    for (const listener of this.#listeners) listener(now, before);
  }
  /** Makes a cluster stand out, or none where it does already. */
  toggle(cluster) {
    this.change({
      cluster: sameCluster(this.#now.cluster, cluster) ? null : cluster
    });
  }
  /** Calls the listener at every change, and once now. */
  follow(listener) {
    this.#listeners.add(listener);
    listener(this.#now, this.#now);
  }
};
function sameCluster(first, second) {
  return first?.map === second?.map && first?.label === second?.label;
}

// lib/view/dom/cloud_view.ts
var SUPPORT = "#8b9198";
var KEY_TURN = Math.PI / 18;
var ZOOM_STEP = 1.25;
var [LEAST_ZOOM, MOST_ZOOM] = [
  0.5,
  20
];
var REACH = 10;
var AXIS = 0.85;
var TURNS = {
  ArrowLeft: [
    -1,
    0
  ],
  ArrowRight: [
    1,
    0
  ],
  ArrowUp: [
    0,
    -1
  ],
  ArrowDown: [
    0,
    1
  ]
};
function cloudView(data, cloud, selection) {
  const canvas = element("canvas", {
    "aria-hidden": "true"
  });
  const mark = element("span", {
    class: "cloud-mark",
    "aria-hidden": "true"
  });
  const mount = element("div", {
    class: "cloud-mount",
    role: "application",
    tabindex: "0",
    "aria-label": \`\${cloud.title} in three dimensions, \${cloud.positions.length} points. Arrow keys turn it, with Shift left and right roll it, plus and minus zoom, 0 shows it as at first, Enter chooses the point nearest to the middle.\`
  }, canvas, mark);
  const start = {
    rotation: FIRST_LOOK,
    zoom: 1,
    pivot: [
      0,
      0,
      0
    ]
  };
  let look = start;
  let frame;
  let map = cloud.map;
  let colours = coloursBy(data, cloud, map);
  let ratio = 1;
  let visible = false;
  let waiting = false;
  const place2 = () => {
    const index = cloud.positions.indexOf(selection.shown);
    mark.hidden = index < 0 || frame === void 0;
    if (mark.hidden || frame === void 0) return;
    const [x, y, z] = cloud.points.subarray(3 * index, 3 * index + 3);
    const { right, down } = projectPoint([
      x,
      y,
      z
    ], look, frame);
    mark.style.left = \`\${right / ratio}px\`;
    mark.style.top = \`\${down / ratio}px\`;
  };
  const draw = () => {
    waiting = false;
    ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.round(mount.clientWidth * ratio);
    const height = Math.round(mount.clientHeight * ratio);
    if (width === 0 || height === 0) return;
    frame = drawCloud({
      points: cloud.points,
      colours,
      prominent: prominence(data, cloud, selection),
      radius: pointRadius(cloud.positions.length) * ratio
    }, look, {
      width,
      height
    });
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d");
    context.putImageData(new ImageData(frame.pixels, width, height), 0, 0);
    drawAxes(context, cloud, {
      look,
      frame,
      ratio
    });
    place2();
  };
  const redraw = () => {
    if (waiting || !visible) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  const aim = () => {
    const index = cloud.positions.indexOf(selection.now.position);
    const share = index < 0 ? 0 : Math.max(0, 1 - 1 / look.zoom);
    const at = (axis) => index < 0 ? 0 : share * cloud.points[3 * index + axis];
    look = {
      ...look,
      pivot: [
        at(0),
        at(1),
        at(2)
      ]
    };
  };
  const turnBy = (right, down, clockwise = 0) => {
    look = {
      ...look,
      rotation: turn(look.rotation, {
        right,
        down,
        clockwise
      })
    };
    redraw();
  };
  const zoomBy = (factor) => {
    const zoom = Math.min(MOST_ZOOM, Math.max(LEAST_ZOOM, look.zoom * factor));
    look = {
      ...look,
      zoom
    };
    aim();
    redraw();
  };
  const reset = () => {
    look = start;
    redraw();
  };
  const pick = (x, y, reach = REACH) => {
    if (frame === void 0) return null;
    const index = pickPoint(frame, {
      x: x * ratio,
      y: y * ratio,
      radius: reach * ratio
    });
    return index < 0 ? null : cloud.positions[index];
  };
  followPointers(mount, {
    turnBy,
    zoomBy,
    pick,
    selection
  });
  mount.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const step = Object.hasOwn(TURNS, key) ? TURNS[key] : void 0;
    if (step !== void 0) {
      const [right, down] = step;
      if (shiftKey && right !== 0) turnBy(0, 0, right * KEY_TURN);
      else turnBy(right * KEY_TURN, down * KEY_TURN);
    } else if (key === "+" || key === "=") zoomBy(ZOOM_STEP);
    else if (key === "-" || key === "_") zoomBy(1 / ZOOM_STEP);
    else if (key === "0") reset();
    else if (key === "Escape") selection.change({
      cluster: null
    });
    else if (key === "Enter") {
      const { clientWidth, clientHeight } = mount;
      const position = pick(clientWidth / 2, clientHeight / 2, Math.max(clientWidth, clientHeight));
      if (position !== null) selection.change({
        position,
        hovered: null
      });
    } else return;
    event.preventDefault();
  });
  new ResizeObserver(redraw).observe(mount);
  new IntersectionObserver(([entry2]) => {
    visible = entry2.isIntersecting;
    redraw();
  }, {
    rootMargin: "25%"
  }).observe(mount);
  selection.follow((now, before) => {
    if (!sameCluster(now.cluster, before.cluster)) redraw();
    if (now.position !== before.position && look.zoom > 1) {
      aim();
      redraw();
    }
    place2();
  });
  const { field, select } = chooser("Colour", data.maps.map(({ id, title }) => ({
    value: id,
    title
  })), (id) => {
    map = id;
    colours = coloursBy(data, cloud, map);
    redraw();
  });
  select.value = map;
  const button = (text, name, onClick) => {
    const made = element("button", {
      type: "button",
      class: "tool",
      "aria-label": \`\${name}, \${cloud.title}\`
    }, text);
    made.addEventListener("click", onClick);
    return made;
  };
  return element("div", {
    class: "cloud-view"
  }, mount, element("div", {
    class: "tools"
  }, field, button("\\u2212", "Smaller", () => zoomBy(1 / ZOOM_STEP)), button("+", "Larger", () => zoomBy(ZOOM_STEP)), button("Reset", "Reset", reset)));
}
function drawAxes(context, { axes }, { look, frame, ratio }) {
  context.strokeStyle = context.fillStyle = "rgb(0 0 0 / .45)";
  context.lineWidth = ratio;
  context.font = \`\${11 * ratio}px system-ui, sans-serif\`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  axes.forEach((name, axis) => {
    const at = (length) => {
      const point = [
        0,
        0,
        0
      ];
      point[axis] = length;
      const [x, y, z] = point;
      return projectPoint([
        x,
        y,
        z
      ], look, frame);
    };
    const [from, to, end] = [
      at(-AXIS),
      at(AXIS),
      at(AXIS + 0.07)
    ];
    context.beginPath();
    context.moveTo(from.right, from.down);
    context.lineTo(to.right, to.down);
    context.stroke();
    context.fillText(name, end.right, end.down);
  });
}
function coloursBy(data, cloud, id) {
  const map = data.maps.find((other) => other.id === id);
  const byLabel = new Map(map?.clusters.map(({ label, colour }) => [
    label,
    parseColour(colour)
  ]));
  const support = parseColour(SUPPORT);
  const colours = new Uint8Array(3 * cloud.positions.length);
  cloud.positions.forEach((position, i) => {
    const label = map?.labels[position] ?? 0;
    colours.set(byLabel.get(label) ?? support, 3 * i);
  });
  return colours;
}
function prominence(data, cloud, { now: { cluster } }) {
  const map = data.maps.find(({ id }) => id === cluster?.map);
  if (map === void 0 || cluster === null) return void 0;
  return Uint8Array.from(cloud.positions, (position) => map.labels[position] === cluster.label ? 1 : 0);
}
function followPointers(mount, { turnBy, zoomBy, pick, selection }) {
  const pointers = /* @__PURE__ */ new Map();
  let travelled = 0;
  const local = (event) => {
    const { left, top } = mount.getBoundingClientRect();
    return {
      x: event.clientX - left,
      y: event.clientY - top
    };
  };
  const spread = () => {
    const [first, second] = [
      ...pointers.values()
    ];
    return Math.hypot(first.x - second.x, first.y - second.y);
  };
  mount.addEventListener("pointerdown", (event) => {
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, local(event));
    mount.setPointerCapture(event.pointerId);
    selection.change({
      hovered: null
    });
  });
  mount.addEventListener("pointermove", (event) => {
    const now = local(event);
    const before = pointers.get(event.pointerId);
    if (before === void 0) {
      if (event.pointerType !== "touch") {
        selection.change({
          hovered: pick(now.x, now.y)
        });
      }
      return;
    }
    const spreadBefore = pointers.size === 2 ? spread() : 0;
    pointers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (pointers.size === 2 && spreadBefore > 0) {
      zoomBy(spread() / spreadBefore);
    } else if (pointers.size === 1 && travelled > 3) {
      const angle = Math.PI / Math.min(mount.clientWidth, mount.clientHeight);
      turnBy((now.x - before.x) * angle, (now.y - before.y) * angle);
    }
  });
  const release = (event) => pointers.delete(event.pointerId);
  mount.addEventListener("pointercancel", release);
  mount.addEventListener("pointerup", (event) => {
    release(event);
    if (travelled > 3 || pointers.size > 0) return;
    const { x, y } = local(event);
    const position = pick(x, y);
    if (position !== null) selection.change({
      position,
      hovered: null
    });
  });
  mount.addEventListener("pointerleave", () => selection.change({
    hovered: null
  }));
  mount.addEventListener("wheel", (event) => {
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 100));
  }, {
    passive: false
  });
}

// lib/view/dom/cluster_button.ts
function clusterButton(key, selection, ...content) {
  const button = element("button", {
    type: "button",
    class: "cluster-button"
  }, ...content);
  button.addEventListener("click", () => selection.toggle(key));
  selection.follow(({ cluster }) => {
    const pressed = sameCluster(cluster, key);
    button.setAttribute("aria-pressed", String(pressed));
  });
  return button;
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

// lib/view/data/describe_cluster.ts
var LEAST_SHARE = 0.01;
function describeCluster(data, { map, label }) {
  const own = data.maps.find(({ id }) => id === map);
  const cluster = own?.clusters.find((other) => other.label === label);
  if (own === void 0 || cluster === void 0) return void 0;
  const members = [];
  own.labels.forEach((value, i) => value === label && members.push(i));
  const truths = data.maps.filter(({ id }) => id.startsWith("truth_") && id !== map);
  const facts = [
    {
      title: "positions",
      text: formatNumber(members.length)
    },
    ...truths.map(({ title, labels, clusters }) => {
      const counts = /* @__PURE__ */ new Map();
      for (const i of members) {
        counts.set(labels[i], (counts.get(labels[i]) ?? 0) + 1);
      }
      const parts = [
        ...counts
      ].filter(([, count]) => count >= LEAST_SHARE * members.length).sort((first, second) => second[1] - first[1] || first[0] - second[0]).map(([value, count]) => {
        const name = clusters.find((other) => other.label === value)?.name ?? "background";
        return \`\${Math.round(100 * count / members.length)} % \${name}\`;
      });
      return {
        title,
        text: parts.join("; ")
      };
    }),
    ...data.images.map(({ title, codes, low, high }) => {
      const known = members.filter((i) => codes[i] > 0);
      const sum = known.reduce((sum2, i) => sum2 + codes[i] - 1, 0);
      const mean = low + sum / known.length / 254 * (high - low);
      return {
        title: \`\${title}, mean\`,
        text: known.length === 0 ? "none" : formatNumber(mean, {
          digits: 3
        })
      };
    })
  ].filter(({ text }) => text !== "");
  return {
    name: cluster.name,
    colour: cluster.colour,
    facts,
    sentence: [
      \`\${cluster.name} of \${own.title} stands out\`,
      ...facts.map(({ title, text }) => \`\${title}: \${text}\`)
    ].join(". ") + "."
  };
}

// lib/view/data/describe_position.ts
function placeOf([, columns], position) {
  return \`row \${Math.floor(position / columns)}, column \${position % columns}\`;
}
function describePosition(data, position) {
  const place2 = placeOf(data.scan, position);
  const clusters = data.maps.map(({ id, title, labels, clusters: clusters2 }) => {
    const label = labels[position];
    const cluster = clusters2.find((other) => other.label === label);
    const name = cluster?.name ?? (label === 0 ? "background" : \`label \${label}\`);
    return {
      map: id,
      title,
      label,
      name,
      colour: cluster?.colour
    };
  });
  const values = data.images.map((image) => {
    const { title, codes, low, high } = image;
    const code = codes[position];
    const value = low + (code - 1) / 254 * (high - low);
    const sign = code === 1 && image.below ? "\\u2264 " : code === 255 && image.above ? "\\u2265 " : "";
    const text = code === 0 ? "none" : sign + formatNumber(value, {
      digits: 3
    });
    return {
      title,
      text
    };
  });
  const parts = [
    ...clusters.map(({ title, name }) => \`\${title}: \${name}\`),
    ...values.map(({ title, text }) => \`\${title}: \${text}\`)
  ];
  return {
    place: place2,
    clusters,
    values,
    sentence: [
      \`Row \${place2.slice(4)}\`,
      ...parts
    ].join(". ") + "."
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

// lib/view/paint/paint_map.ts
function paintLabels({ labels, clusters }) {
  return paint(labels, new Map(clusters.map(({ label, colour }) => [
    label,
    parseColour(colour)
  ])));
}
function paintImage({ codes, colours }) {
  return paint(codes, new Map(Array.from({
    length: 255
  }, (_, i) => [
    i + 1,
    colourMap(colours, i / 254)
  ])));
}
function paintPattern({ values }, { low, high }) {
  const floor = Math.log(low);
  const extent = Math.log(high) - floor;
  return paint(Array.from(values, (value) => {
    if (!(value > 0)) return 0;
    const share = (Math.log(value) - floor) / extent;
    return 1 + Math.round(254 * Math.min(1, Math.max(0, share)));
  }), new Map(Array.from({
    length: 255
  }, (_, i) => [
    i + 1,
    colourMap("magma", i / 254)
  ])));
}
function paintVeil({ labels }, label, [red, green, blue]) {
  const pixels = new Uint8ClampedArray(4 * labels.length);
  labels.forEach((value, i) => {
    if (value !== label) pixels.set([
      red,
      green,
      blue,
      215
    ], 4 * i);
  });
  return pixels;
}
function paint(codes, colours) {
  const pixels = new Uint8ClampedArray(4 * codes.length);
  for (let i = 0; i < codes.length; i++) {
    const colour = colours.get(codes[i]);
    if (colour !== void 0) pixels.set([
      ...colour,
      255
    ], 4 * i);
  }
  return pixels;
}

// lib/view/dom/paint_canvas.ts
function paintCanvas(canvas, [rows, columns], pixels) {
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext("2d").putImageData(new ImageData(pixels, columns, rows), 0, 0);
}

// lib/view/dom/map_view.ts
function mapView(data, selection, { first, onShow }) {
  const canvas = element("canvas", {
    "aria-hidden": "true"
  });
  const mount = element("div", {
    class: "mount"
  }, canvas);
  const legend = element("ul", {
    class: "legend"
  });
  const everything = [
    ...data.maps,
    ...data.images
  ];
  const show = (id) => {
    const map = data.maps.find((other) => other.id === id);
    const image = data.images.find((other) => other.id === id);
    if (map !== void 0) paintCanvas(canvas, data.scan, paintLabels(map));
    else if (image !== void 0) {
      paintCanvas(canvas, data.scan, paintImage(image));
    }
    legend.replaceChildren(...(map?.clusters ?? []).map(({ label, name, colour }) => element("li", {}, clusterButton({
      map: id,
      label
    }, selection, swatch(colour), name))));
  };
  const { field, select } = chooser("Map", everything.map(({ id, title }) => ({
    value: id,
    title
  })), (id) => {
    show(id);
    onShow();
  });
  select.value = first;
  followMap(mount, {
    scan: data.scan,
    selection,
    title: "Chosen map"
  });
  show(first);
  return {
    node: element("div", {
      class: "map-view"
    }, field, mount, legend),
    shown: () => select.value
  };
}

// lib/view/dom/pattern_view.ts
function patternView(range) {
  const title = element("p", {
    class: "panel-title"
  });
  const canvas = element("canvas", {
    role: "img"
  });
  const remark = element("p", {
    class: "remark"
  });
  return {
    node: element("div", {
      class: "pattern-view"
    }, title, element("div", {
      class: "mount"
    }, canvas), remark),
    show(pattern, words) {
      title.textContent = words.title;
      remark.textContent = words.remark;
      canvas.setAttribute("aria-label", \`\${words.title}. \${words.remark}\`);
      canvas.hidden = pattern === void 0;
      if (pattern === void 0) return;
      paintCanvas(canvas, pattern.shape, paintPattern(pattern, range));
    }
  };
}

// lib/view/dom/linked_panel.ts
var REST = 350;
function linkedPanel(data, selection, patternAt) {
  const withMeans = data.maps.filter(({ means }) => means !== void 0);
  const preferred = [
    "level3",
    "ae",
    "vae",
    "materials"
  ].find((id) => data.maps.some((map2) => map2.id === id));
  const first = preferred ?? data.maps[0]?.id ?? data.images[0]?.id ?? "";
  let meansOf = withMeans.find(({ id }) => id === first) ?? withMeans[0];
  const map = mapView(data, selection, {
    first,
    onShow: () => {
      meansOf = withMeans.find(({ id }) => id === map.shown()) ?? meansOf;
      showMean();
    }
  });
  const pattern = patternView(data.range);
  const mean = patternView(data.range);
  const line = element("p", {
    class: "linked-line"
  });
  const list = element("dl", {
    class: "linked-list"
  });
  const clusterBox = element("div", {
    class: "linked-cluster"
  });
  const spoken = element("p", {
    class: "quiet",
    "aria-live": "polite"
  });
  const content = element("div", {
    class: "linked-more",
    id: "linked-more"
  }, map.node, list, clusterBox);
  const toggle = element("button", {
    type: "button",
    class: "linked-toggle tool",
    "aria-expanded": "false",
    "aria-controls": "linked-more"
  }, "More");
  const aside = element("aside", {
    class: "linked",
    "aria-label": "Chosen position"
  }, element("div", {
    class: "linked-head"
  }, element("h2", {}, "Chosen position"), toggle), line, element("div", {
    class: "linked-patterns"
  }, pattern.node, mean.node), content, spoken);
  toggle.addEventListener("click", () => {
    const open = aside.classList.toggle("open");
    toggle.setAttribute("aria-expanded", String(open));
    toggle.textContent = open ? "Less" : "More";
  });
  let asked = 0;
  const showPattern = async (position2) => {
    const turn2 = ++asked;
    if (patternAt === void 0) {
      pattern.show(void 0, {
        title: "Pattern",
        remark: "This run kept no patterns."
      });
      return;
    }
    let found;
    try {
      const answer = patternAt(position2);
      found = answer instanceof Promise ? await answer : answer;
    } catch (error) {
      if (turn2 !== asked) return;
      const remark = error instanceof Error ? error.message : String(error);
      pattern.show(void 0, {
        title: "Pattern",
        remark
      });
      return;
    }
    if (turn2 !== asked) return;
    pattern.show(found, {
      title: "Pattern",
      remark: found.position === position2 ? "of this position" : \`nearest kept: \${placeOf(data.scan, found.position)}\`
    });
  };
  const showMean = () => {
    const { cluster } = selection.now;
    const chosen = withMeans.find(({ id }) => id === cluster?.map);
    const of = chosen ?? meansOf;
    mean.node.hidden = of?.means === void 0;
    if (of?.means === void 0) return;
    const label = chosen && cluster ? cluster.label : of.labels[selection.shown];
    const name = of.clusters.find((other) => other.label === label)?.name ?? "background";
    mean.show({
      values: patternValues(of.means, label),
      shape: of.means.shape
    }, {
      title: "Cluster mean",
      remark: \`\${name}, \${of.title}\`
    });
  };
  const showWords = () => {
    const { place: place2, clusters, values } = describePosition(data, selection.shown);
    const main = clusters.find(({ map: map2 }) => map2 === meansOf?.id) ?? clusters[0];
    line.replaceChildren(element("strong", {}, place2), ...main === void 0 ? [] : [
      element("span", {
        class: "named"
      }, swatch(main.colour), main.name)
    ]);
    list.replaceChildren(...clusters.map(({ title, name, colour }) => element("div", {}, element("dt", {}, title), element("dd", {
      class: "named"
    }, swatch(colour), name))), ...values.map(({ title, text }) => element("div", {}, element("dt", {}, title), element("dd", {}, text))));
  };
  const showCluster = () => {
    const { cluster } = selection.now;
    const found = cluster === null ? void 0 : describeCluster(data, cluster);
    clusterBox.replaceChildren();
    if (found === void 0) return;
    const all = element("button", {
      type: "button",
      class: "tool"
    }, "Show all");
    all.addEventListener("click", () => selection.change({
      cluster: null
    }));
    clusterBox.append(element("p", {
      class: "panel-title named"
    }, swatch(found.colour), \`\${found.name} stands out\`), element("dl", {
      class: "linked-list"
    }, ...found.facts.map(({ title, text }) => element("div", {}, element("dt", {}, title), element("dd", {}, text)))), all);
  };
  let rest;
  const readOut = (text) => {
    clearTimeout(rest);
    rest = setTimeout(() => spoken.textContent = text, REST);
  };
  let position;
  selection.follow((now, before) => {
    if (selection.shown !== position) {
      position = selection.shown;
      showWords();
      void showPattern(position);
    }
    showMean();
    if (now.cluster !== before.cluster) {
      showCluster();
      const found = now.cluster && describeCluster(data, now.cluster);
      readOut(found ? found.sentence : "All clusters alike.");
    }
    if (now.position !== before.position) {
      readOut(describePosition(data, now.position).sentence);
    }
  });
  return aside;
}

// lib/view/dom/show_selection.ts
var VEIL = [
  212,
  214,
  216
];
function showSelection(data, selection) {
  const { scan: [rows, columns] } = data;
  const { style, classList } = document.documentElement;
  selection.follow((now, before) => {
    const position = selection.shown;
    const share = (place2, length) => \`\${(100 * (place2 + 0.5) / length).toFixed(3)}%\`;
    style.setProperty("--cross-x", share(position % columns, columns));
    style.setProperty("--cross-y", share(Math.floor(position / columns), rows));
    if (sameCluster(now.cluster, before.cluster)) return;
    const map = data.maps.find(({ id }) => id === now.cluster?.map);
    classList.toggle("veiled", map !== void 0);
    if (map === void 0 || now.cluster === null) {
      style.removeProperty("--veil");
      return;
    }
    const canvas = document.createElement("canvas");
    paintCanvas(canvas, [
      rows,
      columns
    ], paintVeil(map, now.cluster.label, VEIL));
    style.setProperty("--veil", \`url(\${canvas.toDataURL()})\`);
  });
}

// lib/view/dom/theme_button.ts
var THEMES = [
  "auto",
  "light",
  "dark"
];
function themeButton() {
  const button = element("button", {
    type: "button",
    class: "tool theme"
  });
  let theme = 0;
  const show = () => {
    const name = THEMES[theme];
    if (name === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = name;
    button.textContent = \`Theme: \${name}\`;
  };
  button.addEventListener("click", () => {
    theme = (theme + 1) % THEMES.length;
    show();
  });
  show();
  return button;
}

// lib/view/start_view.ts
var SCAN_PICTURES = [
  ...[
    "adf",
    "shifts",
    "residual_shifts"
  ],
  ...[
    "truth_material",
    "truth_rotation",
    "truth_strain",
    "truth_tilt"
  ]
];
function startView(data, options = {}) {
  const [rows, columns] = data.scan;
  const middle = Math.floor(rows / 2) * columns + Math.floor(columns / 2);
  const selection = new SelectionState(middle);
  document.documentElement.classList.add("linked-page");
  showSelection(data, selection);
  const main = document.querySelector("main");
  const panel = linkedPanel(data, selection, options.patternAt ?? sampledPatterns(data));
  main?.before(panel);
  addEventListener("beforeprint", () => main?.after(panel));
  addEventListener("afterprint", () => main?.before(panel));
  document.querySelector("nav")?.append(themeButton());
  const titles = new Map([
    ...data.maps,
    ...data.images
  ].map(({ id, title }) => [
    id,
    title
  ]));
  const scanPictures = /* @__PURE__ */ new Set([
    ...titles.keys(),
    ...SCAN_PICTURES
  ]);
  const pictures = document.querySelectorAll("main .mount > img[data-array]");
  for (const picture of pictures) {
    const { array = "" } = picture.dataset;
    const mount = picture.parentElement;
    if (mount === null || !scanPictures.has(array)) continue;
    const heading = mount.closest(".panel")?.querySelector(".panel-title");
    const title = heading?.textContent ?? titles.get(array) ?? array;
    followMap(mount, {
      scan: data.scan,
      selection,
      title
    });
  }
  const entries = document.querySelectorAll("li[data-label]");
  for (const entry2 of entries) {
    const { map = "", label = "" } = entry2.dataset;
    if (!titles.has(map)) continue;
    const key = {
      map,
      label: Number(label)
    };
    entry2.append(clusterButton(key, selection, ...entry2.childNodes));
  }
  const places = document.querySelectorAll("[data-cloud]");
  for (const place2 of places) {
    const cloud = data.clouds.find(({ id }) => id === place2.dataset.cloud);
    if (cloud !== void 0) place2.append(cloudView(data, cloud, selection));
  }
  return selection;
}

// lib/io/encode_npy.ts
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
  const values = shape.reduce((product2, size) => product2 * size, 1);
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
function element2(id, kind) {
  const found = document.getElementById(id);
  if (found instanceof kind) return found;
  throw new Error(\`Cannot bring the page to life as it has no \${kind.name} called \${id}\`);
}

// lib/explore/browser/detector_view.ts
var SVG = "http://www.w3.org/2000/svg";
var REACH2 = 8;
var CURSORS = {
  centre: "move",
  inner: "ew-resize",
  outer: "ew-resize",
  new: "crosshair"
};
var DetectorView = class {
  #overlay = element2("detector-overlay", SVGSVGElement);
  #fields = [
    "y",
    "x",
    "inner",
    "outer"
  ].map((name) => element2(\`detector-\${name}\`, HTMLInputElement));
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
    const reach = REACH2 * this.#shape[1] / Math.max(1, width);
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
  const descr = /['"]descr['"]\\s*:\\s*(?:(?:'([^']*)'|"([^"]*)")\\s*[,}]|(\\[))/.exec(text);
  const order = /['"]fortran_order['"]\\s*:\\s*(True|False)\\s*[,}]/.exec(text);
  const shape = /['"]shape['"]\\s*:\\s*\\(([\\d\\sL,]*)\\)\\s*[,}]/.exec(text);
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
  const values = shape.reduce((product2, length) => product2 * length, 1);
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
function paintLabels2(data, styles) {
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
function detectorPanels(setup, selection) {
  const { shape: { scan, detector: shape }, presets } = setup;
  const readout = element2("image-readout", HTMLElement);
  const canvas = element2("image-canvas", HTMLCanvasElement);
  const exact = element2("image-exact", HTMLButtonElement);
  const select = element2("image-engine", HTMLSelectElement);
  let detector = presets[0];
  let cube;
  let engines = [];
  let image;
  const say = () => {
    if (image === void 0) return;
    const position = selection.shown;
    const value = formatNumber(image.values[position], {
      digits: 4
    });
    readout.textContent = \`row \${Math.floor(position / scan[1])}, column \${position % scan[1]}: \${value}. \${image.about}\`;
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
  const mean = element2("mean-canvas", HTMLCanvasElement);
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
    element2("detector-readout", HTMLElement).textContent = \`\${changed.inner === 0 ? "disc" : "annulus"}, \${formatNumber(length)} detector pixels\`;
    fromCube(changed);
  });
  element2("detector-presets", HTMLElement).append(...presets.map((preset) => {
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
  element2("image-png", HTMLButtonElement).addEventListener("click", () => saveCanvas("virtual_detector.png", canvas));
  element2("image-npy", HTMLButtonElement).addEventListener("click", () => {
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
  selection.follow(say);
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
    figure.append(element("details", {
      class: "figure-saves"
    }, element("summary", {}, "Save"), element("ul", {}, ...things.map((thing) => entry(thing, arrays)))));
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
  const place2 = document.createElement("div");
  place2.className = "mount figure-saves-place";
  place2.append(drawing);
  document.body.append(place2);
  try {
    return standaloneSvg(drawing);
  } finally {
    place2.remove();
  }
}
function entry({ title, name, array, svg }, arrays) {
  const button = (kind, save) => {
    const made = element("button", {
      type: "button",
      "aria-label": \`Save \${title} as \${kind}\`
    }, kind);
    made.addEventListener("click", save);
    return made;
  };
  return element("li", {}, \`\${title} \`, button("SVG", () => saveFile(\`\${name}.svg\`, new Blob([
    svg()
  ], {
    type: "image/svg+xml"
  }))), button("PNG", () => void savePng(\`\${name}.png\`, svg())), ...array !== void 0 && arrays.has(array) ? [
    element("a", {
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

// lib/explore/browser/pattern_loader.ts
var KEPT = 64;
var TOGETHER2 = 2;
function patternLoader({ scan, detector }) {
  const kept = /* @__PURE__ */ new Map();
  let running = 0;
  let waiting;
  return (position) => {
    const known = kept.get(position);
    if (known !== void 0) return known;
    const { promise, resolve, reject } = Promise.withResolvers();
    kept.set(position, promise);
    promise.catch(() => kept.delete(position));
    for (const [oldest] of kept) {
      if (kept.size <= KEPT) break;
      kept.delete(oldest);
    }
    const start = () => {
      running++;
      fetchValues(position, scan[1]).then((values) => resolve({
        values,
        shape: detector,
        position
      })).catch(reject).finally(() => {
        running--;
        const next = waiting;
        waiting = void 0;
        next?.start();
      });
    };
    if (running < TOGETHER2) start();
    else {
      waiting?.drop();
      waiting = {
        start,
        drop: () => reject(new Error("Another position was asked for."))
      };
    }
    return promise;
  };
}
function positionQuery(position, columns) {
  return \`y=\${Math.floor(position / columns)}&x=\${position % columns}\`;
}
async function fetchValues(position, columns) {
  const response = await fetch(\`/pattern?\${positionQuery(position, columns)}\`);
  if (!response.ok) throw new Error((await response.text()).trim());
  return new Float32Array(await response.arrayBuffer());
}

// lib/explore/browser/pattern_panel.ts
function patternPanel({ shape: { scan, detector } }, selection, patternAt) {
  const canvas = element2("pattern-canvas", HTMLCanvasElement);
  const readout = element2("pattern-readout", HTMLElement);
  const logarithmic = element2("pattern-log", HTMLInputElement);
  const link = element2("pattern-npy", HTMLAnchorElement);
  let shown;
  const place2 = (position) => [
    Math.floor(position / scan[1]),
    position % scan[1]
  ];
  const draw = () => {
    if (shown === void 0) return;
    const options = {
      logarithmic: logarithmic.checked
    };
    const range = valueRange([
      shown.values
    ], {
      positive: options.logarithmic
    });
    showImage(canvas, paintValues(shown.values, {
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
    const [y, x] = place2(shown.position);
    readout.textContent = \`row \${y}, column \${x}; colours from \${low} to \${high}\`;
    link.href = \`/pattern.npy?\${positionQuery(shown.position, scan[1])}\`;
    canvas.dataset.position = \`\${y} \${x}\`;
  };
  let wanted;
  selection.follow(async () => {
    const position = selection.shown;
    if (position === wanted) return;
    wanted = position;
    try {
      const pattern = await patternAt(position);
      if (position !== wanted) return;
      shown = pattern;
      draw();
    } catch (error) {
      if (position === wanted) readout.textContent = error.message;
    }
  });
  logarithmic.addEventListener("change", draw);
  element2("pattern-png", HTMLButtonElement).addEventListener("click", () => {
    if (shown) {
      saveCanvas(\`pattern_\${place2(shown.position).join("_")}.png\`, canvas);
    }
  });
}

// lib/explore/browser/scan_panel.ts
async function scanPanel({ images, shape: { scan } }, selection) {
  const canvas = element2("scan-canvas", HTMLCanvasElement);
  const select = element2("scan-image", HTMLSelectElement);
  const readout = element2("scan-readout", HTMLElement);
  const link = element2("scan-npy", HTMLAnchorElement);
  let values = [];
  let image;
  select.append(...images.map(({ title, array }) => new Option(title, array)));
  const say = () => {
    const position = selection.shown;
    const value = values[position];
    if (value === void 0) return;
    const what = image?.styles ? image.styles.find(({ label }) => label === value)?.name ?? "background" : formatNumber(value, {
      digits: 4
    });
    readout.textContent = \`row \${Math.floor(position / scan[1])}, column \${position % scan[1]}: \${what}\`;
  };
  const show = latest(async (name) => {
    try {
      values = await loadArray(name);
      image = images.find(({ array }) => array === name);
      showImage(canvas, image?.styles ? paintLabels2(values, image.styles) : paintValues(values, {
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
  element2("scan-png", HTMLButtonElement).addEventListener("click", () => saveCanvas(\`\${select.value}.png\`, canvas));
  selection.follow(say);
  if (images.length > 0) await show(images[0].array);
}
function showLegend(styles) {
  element2("scan-legend", HTMLElement).replaceChildren(...styles.map(({ name, colour }) => {
    const item = document.createElement("li");
    const swatch2 = document.createElement("span");
    swatch2.className = "swatch";
    swatch2.style.display = "inline-block";
    swatch2.style.background = colour;
    item.append(swatch2, name);
    return item;
  }));
}

// lib/explore/browser/explorer_page.ts
async function begin() {
  const island = document.getElementById(ISLAND_ID)?.textContent;
  const decoded = island ? decodeIsland(JSON.parse(island)) : void 0;
  decoded?.catch(() => {
  });
  const response = await fetch("/explorer.json");
  const setup = await response.json();
  const { scan } = setup.shape;
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
  ]) element2(panel, HTMLElement).hidden = !there;
  const data = await decoded ?? {
    scan,
    maps: [],
    images: [],
    clouds: [],
    range: {
      low: 1,
      high: 2
    }
  };
  const patternAt = setup.patterns ? patternLoader(setup.shape) : void 0;
  const selection = startView(data, {
    patternAt
  });
  const follow = (id, title) => followMap(element2(id, HTMLElement), {
    scan,
    selection,
    title
  });
  follow("scan-mount", "Scan");
  const shown = scanPanel(setup, selection);
  if (patternAt) patternPanel(setup, selection, patternAt);
  figureSaves(new Set(setup.arrays));
  await shown;
  if (setup.detectors) {
    await painted();
    follow("image-mount", "Image of the virtual detector");
    detectorPanels(setup, selection);
  }
  chapter.dataset.ready = "true";
}
function painted() {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 2e3);
  });
}
begin().catch((error) => {
  const note = document.createElement("p");
  note.setAttribute("role", "alert");
  note.textContent = \`The explorer could not begin: \${error.message}\`;
  document.getElementById("explorer")?.append(note);
});
`,
};
