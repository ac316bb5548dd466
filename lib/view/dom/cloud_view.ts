/// <reference lib="dom" />
import { parseColour } from "../../report/colour/parse_colour.ts";
import {
  type CloudFrame,
  drawCloud,
  pickPoint,
  pointRadius,
} from "../cloud/draw_cloud.ts";
import {
  type FrameSize,
  type Look,
  projectPoint,
} from "../cloud/project_cloud.ts";
import { FIRST_LOOK, turn } from "../cloud/rotation.ts";
import type { ViewCloud, ViewData } from "../data/view_data.ts";
import { sameCluster, type SelectionState } from "../selection.ts";
import { chooser, element } from "./element.ts";

/** Points of the support film, where a map gives them no colour. */
const SUPPORT = "#8b9198";
/** Radians that an arrow key turns by. */
const KEY_TURN = Math.PI / 18;
const ZOOM_STEP = 1.25;
const [LEAST_ZOOM, MOST_ZOOM] = [0.5, 20];
/** CSS pixels about the pointer in which a point is chosen. */
const REACH = 10;

/** Half the length of a drawn axis; most points lie within 1. */
const AXIS = 0.85;

/** Keys that turn the cloud. */
const TURNS: Readonly<Record<string, readonly [right: number, down: number]>> =
  {
    ArrowLeft: [-1, 0],
    ArrowRight: [1, 0],
    ArrowUp: [0, -1],
    ArrowDown: [0, 1],
  };

/**
 * A cloud of scan positions in space, turned by mouse, fingers or keys, which
 * shows the chosen position and cluster and lets points be chosen.
 */
export function cloudView(
  data: ViewData,
  cloud: ViewCloud,
  selection: SelectionState,
): HTMLElement {
  const canvas = element("canvas", { "aria-hidden": "true" });
  const mark = element("span", { class: "cloud-mark", "aria-hidden": "true" });
  const mount = element(
    "div",
    {
      class: "cloud-mount",
      role: "application",
      tabindex: "0",
      "aria-label":
        `${cloud.title} in three dimensions, ${cloud.positions.length} points. Arrow keys turn it, with Shift left and right roll it, plus and minus zoom, 0 shows it as at first, Enter chooses the point nearest to the middle.`,
    },
    canvas,
    mark,
  );
  const start: Look = { rotation: FIRST_LOOK, zoom: 1, pivot: [0, 0, 0] };
  let look = start;
  let frame: CloudFrame | undefined;
  let map = cloud.map;
  let colours = coloursBy(data, cloud, map);
  let ratio = 1;
  let visible = false;
  let waiting = false;

  const place = () => {
    const index = cloud.positions.indexOf(selection.shown);
    mark.hidden = index < 0 || frame === undefined;
    if (mark.hidden || frame === undefined) return;
    const [x, y, z] = cloud.points.subarray(3 * index, 3 * index + 3);
    const { right, down } = projectPoint([x, y, z], look, frame);
    mark.style.left = `${right / ratio}px`;
    mark.style.top = `${down / ratio}px`;
  };
  const draw = () => {
    waiting = false;
    ratio = Math.min(2, devicePixelRatio || 1);
    const width = Math.round(mount.clientWidth * ratio);
    const height = Math.round(mount.clientHeight * ratio);
    if (width === 0 || height === 0) return;
    frame = drawCloud(
      {
        points: cloud.points,
        colours,
        prominent: prominence(data, cloud, selection),
        radius: pointRadius(cloud.positions.length) * ratio,
      },
      look,
      { width, height },
    );
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext("2d")!;
    context.putImageData(new ImageData(frame.pixels, width, height), 0, 0);
    drawAxes(context, cloud, { look, frame, ratio });
    place();
  };
  const redraw = () => {
    // Out of sight it waits until it is seen.
    if (waiting || !visible) return;
    waiting = true;
    requestAnimationFrame(draw);
  };
  /** The closer the look, the nearer to its middle lies the chosen point. */
  const aim = () => {
    const index = cloud.positions.indexOf(selection.now.position);
    const share = index < 0 ? 0 : Math.max(0, 1 - 1 / look.zoom);
    const at = (axis: number) =>
      index < 0 ? 0 : share * cloud.points[3 * index + axis];
    look = { ...look, pivot: [at(0), at(1), at(2)] };
  };
  const turnBy = (right: number, down: number, clockwise = 0) => {
    look = {
      ...look,
      rotation: turn(look.rotation, { right, down, clockwise }),
    };
    redraw();
  };
  const zoomBy = (factor: number) => {
    const zoom = Math.min(
      MOST_ZOOM,
      Math.max(LEAST_ZOOM, look.zoom * factor),
    );
    look = { ...look, zoom };
    aim();
    redraw();
  };
  const reset = () => {
    look = start;
    redraw();
  };
  const pick = (x: number, y: number, reach = REACH) => {
    if (frame === undefined) return null;
    const index = pickPoint(frame, {
      x: x * ratio,
      y: y * ratio,
      radius: reach * ratio,
    });
    return index < 0 ? null : cloud.positions[index];
  };

  followPointers(mount, { turnBy, zoomBy, pick, selection });
  mount.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const { key, shiftKey } = event;
    const step = Object.hasOwn(TURNS, key) ? TURNS[key] : undefined;
    if (step !== undefined) {
      const [right, down] = step;
      if (shiftKey && right !== 0) turnBy(0, 0, right * KEY_TURN);
      else turnBy(right * KEY_TURN, down * KEY_TURN);
    } else if (key === "+" || key === "=") zoomBy(ZOOM_STEP);
    else if (key === "-" || key === "_") zoomBy(1 / ZOOM_STEP);
    else if (key === "0") reset();
    else if (key === "Escape") selection.change({ cluster: null });
    else if (key === "Enter") {
      const { clientWidth, clientHeight } = mount;
      const position = pick(
        clientWidth / 2,
        clientHeight / 2,
        Math.max(clientWidth, clientHeight),
      );
      if (position !== null) selection.change({ position, hovered: null });
    } else return;
    event.preventDefault();
  });
  new ResizeObserver(redraw).observe(mount);
  new IntersectionObserver(([entry]) => {
    visible = entry.isIntersecting;
    redraw();
  }, { rootMargin: "25%" }).observe(mount);
  selection.follow((now, before) => {
    if (!sameCluster(now.cluster, before.cluster)) redraw();
    if (now.position !== before.position && look.zoom > 1) {
      aim();
      redraw();
    }
    place();
  });

  const { field, select } = chooser(
    "Colour",
    data.maps.map(({ id, title }) => ({ value: id, title })),
    (id) => {
      map = id;
      colours = coloursBy(data, cloud, map);
      redraw();
    },
  );
  select.value = map;
  const button = (text: string, name: string, onClick: () => void) => {
    const made = element(
      "button",
      {
        type: "button",
        class: "tool",
        "aria-label": `${name}, ${cloud.title}`,
      },
      text,
    );
    made.addEventListener("click", onClick);
    return made;
  };
  return element(
    "div",
    { class: "cloud-view" },
    mount,
    element(
      "div",
      { class: "tools" },
      field,
      button("\u2212", "Smaller", () => zoomBy(1 / ZOOM_STEP)),
      button("+", "Larger", () => zoomBy(ZOOM_STEP)),
      button("Reset", "Reset", reset),
    ),
  );
}

/** The frame of a cloud: three axes with their names through its middle, faint. */
function drawAxes(
  context: CanvasRenderingContext2D,
  { axes }: ViewCloud,
  { look, frame, ratio }: {
    readonly look: Look;
    readonly frame: FrameSize;
    readonly ratio: number;
  },
): void {
  context.strokeStyle = context.fillStyle = "rgb(0 0 0 / .45)";
  context.lineWidth = ratio;
  context.font = `${11 * ratio}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  axes.forEach((name, axis) => {
    const at = (length: number) => {
      const point = [0, 0, 0];
      point[axis] = length;
      const [x, y, z] = point;
      return projectPoint([x, y, z], look, frame);
    };
    const [from, to, end] = [at(-AXIS), at(AXIS), at(AXIS + 0.07)];
    context.beginPath();
    context.moveTo(from.right, from.down);
    context.lineTo(to.right, to.down);
    context.stroke();
    context.fillText(name, end.right, end.down);
  });
}

/** Red, green and blue of each point by a map's clusters. */
function coloursBy(data: ViewData, cloud: ViewCloud, id: string): Uint8Array {
  const map = data.maps.find((other) => other.id === id);
  const byLabel = new Map(
    map?.clusters.map(({ label, colour }) => [label, parseColour(colour)]),
  );
  const support = parseColour(SUPPORT);
  const colours = new Uint8Array(3 * cloud.positions.length);
  cloud.positions.forEach((position, i) => {
    const label = map?.labels[position] ?? 0;
    colours.set(byLabel.get(label) ?? support, 3 * i);
  });
  return colours;
}

/** Which points belong to the chosen cluster; undefined where none is chosen. */
function prominence(
  data: ViewData,
  cloud: ViewCloud,
  { now: { cluster } }: SelectionState,
): Uint8Array | undefined {
  const map = data.maps.find(({ id }) => id === cluster?.map);
  if (map === undefined || cluster === null) return undefined;
  return Uint8Array.from(
    cloud.positions,
    (position) => map.labels[position] === cluster.label ? 1 : 0,
  );
}

/** What pointers do to a cloud. */
interface PointerActions {
  readonly turnBy: (right: number, down: number) => void;
  readonly zoomBy: (factor: number) => void;
  readonly pick: (x: number, y: number) => number | null;
  readonly selection: SelectionState;
}

/** One pointer turns, two zoom, a click that moves nothing chooses. */
function followPointers(
  mount: HTMLElement,
  { turnBy, zoomBy, pick, selection }: PointerActions,
): void {
  const pointers = new Map<number, { x: number; y: number }>();
  /** CSS pixels that the pointers have gone since the first came down. */
  let travelled = 0;
  const local = (event: MouseEvent) => {
    const { left, top } = mount.getBoundingClientRect();
    return { x: event.clientX - left, y: event.clientY - top };
  };
  const spread = () => {
    const [first, second] = [...pointers.values()];
    return Math.hypot(first.x - second.x, first.y - second.y);
  };
  mount.addEventListener("pointerdown", (event) => {
    if (pointers.size === 0) travelled = 0;
    pointers.set(event.pointerId, local(event));
    mount.setPointerCapture(event.pointerId);
    selection.change({ hovered: null });
  });
  mount.addEventListener("pointermove", (event) => {
    const now = local(event);
    const before = pointers.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType !== "touch") {
        selection.change({ hovered: pick(now.x, now.y) });
      }
      return;
    }
    const spreadBefore = pointers.size === 2 ? spread() : 0;
    pointers.set(event.pointerId, now);
    travelled += Math.hypot(now.x - before.x, now.y - before.y);
    if (pointers.size === 2 && spreadBefore > 0) {
      zoomBy(spread() / spreadBefore);
    } else if (pointers.size === 1 && travelled > 3) {
      // A drag across the shorter side is half a turn.
      const angle = Math.PI / Math.min(mount.clientWidth, mount.clientHeight);
      turnBy((now.x - before.x) * angle, (now.y - before.y) * angle);
    }
  });
  const release = (event: PointerEvent) => pointers.delete(event.pointerId);
  mount.addEventListener("pointercancel", release);
  mount.addEventListener("pointerup", (event) => {
    release(event);
    if (travelled > 3 || pointers.size > 0) return;
    const { x, y } = local(event);
    const position = pick(x, y);
    if (position !== null) selection.change({ position, hovered: null });
  });
  mount.addEventListener(
    "pointerleave",
    () => selection.change({ hovered: null }),
  );
  mount.addEventListener("wheel", (event) => {
    // The wheel scrolls the page; a pinch on a touch pad comes with Ctrl.
    if (!event.ctrlKey) return;
    event.preventDefault();
    zoomBy(Math.exp(-event.deltaY / 100));
  }, { passive: false });
}
