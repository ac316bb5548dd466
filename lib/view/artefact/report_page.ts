// Made by `deno task page` from lib/view/report_page.ts: do not edit.
import type { PageScript } from "../page_script.ts";

/** Script of `lib/view/report_page.ts`. */
export const REPORT_PAGE: PageScript = {
  digest: "fc9d147116e4c56debd3cb0b0b7e45ec89be0da44b1561ae4d00af989e823825",
  deno: "2.9.6",
  text: `// lib/view/data/island.ts
var ISLAND_ID = "view-data";
var LAST_WORD = 4094;

// lib/view/data/decode_island.ts
async function decodeIsland(island2) {
  const maps = await Promise.all(island2.maps.map(async ({ labels, means, ...map }) => ({
    ...map,
    labels: await unpack(labels),
    ...means && {
      means: await patterns(means)
    }
  })));
  const images = await Promise.all(island2.images.map(async ({ codes, ...image }) => ({
    ...image,
    codes: await unpack(codes)
  })));
  const positions = island2.scan[0] * island2.scan[1];
  const clouds = await Promise.all(island2.clouds.map(async ({ labels, step, reach, words, ...cloud }) => {
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
  const { sample } = island2;
  return {
    scan: island2.scan,
    range: island2.range,
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

// lib/sample/sample_scale.ts
var LAST = 255;
function sampleValues({ unit, top }) {
  const step = Math.log1p(top / unit) / LAST;
  return Float64Array.from({
    length: LAST + 1
  }, (_, code) => unit * Math.expm1(code * step));
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
  new IntersectionObserver(([entry]) => {
    visible = entry.isIntersecting;
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
  for (const entry of entries) {
    const { map = "", label = "" } = entry.dataset;
    if (!titles.has(map)) continue;
    const key = {
      map,
      label: Number(label)
    };
    entry.append(clusterButton(key, selection, ...entry.childNodes));
  }
  const places = document.querySelectorAll("[data-cloud]");
  for (const place2 of places) {
    const cloud = data.clouds.find(({ id }) => id === place2.dataset.cloud);
    if (cloud !== void 0) place2.append(cloudView(data, cloud, selection));
  }
  return selection;
}

// lib/view/report_page.ts
var island = document.getElementById(ISLAND_ID)?.textContent;
if (island) startView(await decodeIsland(JSON.parse(island)));
`,
};
