import { html } from "../markup/html.ts";
import type { Markup } from "../markup/markup.ts";
import { formatNumber } from "../text/format_number.ts";
import { logTicks } from "./log_ticks.ts";
import { ticks } from "./ticks.ts";

/** The frame of a chart. */
export interface ChartFrameOptions {
  /** Says in words what the chart shows, for those who cannot see it. */
  readonly alt: string;
  /** Horizontal axis: values at the left and right end, and its label. */
  readonly x: ChartAxis;
  /** Vertical axis: values at the lower and upper end, and its label. */
  readonly y: ChartAxis;
  /** Height divided by width of the plotted area. Default 0.62. */
  readonly aspect?: number;
}

/** An axis of a chart. */
export interface ChartAxis {
  /** Values at either end. */
  readonly domain: readonly [low: number, high: number];
  /** Quantity with its unit. */
  readonly label: string;
  /** Values to mark; chosen if left out, none for an axis without a unit. */
  readonly ticks?: readonly number[];
  /** "log": equal factors at equal distances, domain above 0. Default "linear". */
  readonly scale?: "linear" | "log";
  /** Writes the marked values; by default with as many decimals as they need. */
  readonly text?: (value: number) => string;
  /**
   * Names in place of marked values, for a vertical axis whose values are the
   * names' indices, the first at the top.
   */
  readonly names?: readonly string[];
}

/** A chart's frame and the place that it gives to values. */
export interface ChartFrame {
  /** Left, top, width and height of the plotted area in the drawing's units. */
  readonly area: readonly [
    left: number,
    top: number,
    width: number,
    height: number,
  ];
  /** Horizontal place of a value, rounded to hundredths. */
  x(value: number): number;
  /** Vertical place of a value, rounded to hundredths. */
  y(value: number): number;
  /** The whole drawing around what was plotted. */
  svg(marks: Markup): Markup;
}

const WIDTH = 330;

/**
 * Lays out a chart as an SVG 330 units wide, about as many as a phone has CSS
 * pixels to spare, so that its letters stay readable there.
 */
export function chartFrame(options: ChartFrameOptions): ChartFrame {
  const { alt, x, y, aspect = 0.62 } = options;
  const margin = {
    left: y.names !== undefined
      ? namesWidth(y.names)
      : y.ticks?.length === 0
      ? 22
      : 50,
    right: 14,
    top: 8,
    bottom: x.ticks?.length === 0 ? 24 : 42,
  };
  const width = WIDTH - margin.left - margin.right;
  const height = Math.round(width * aspect);
  const total = height + margin.top + margin.bottom;
  const place = ({ domain: [low, high], scale }: ChartAxis, value: number) =>
    scale === "log"
      ? Math.log(value / low) / Math.log(high / low)
      : (value - low) / (high - low);
  const xPlace = (value: number) =>
    round(margin.left + width * place(x, value));
  const yPlace = (value: number) =>
    round(margin.top + height * (1 - place(y, value)));
  const bottom = margin.top + height;
  const right = margin.left + width;
  return {
    area: [margin.left, margin.top, width, height],
    x: xPlace,
    y: yPlace,
    svg: (marks) => {
      const xTicks = marked(x);
      const yTicks = y.names?.map((_, index) => index) ?? marked(y);
      const grid = [
        ...yTicks.map((value) =>
          html`
            <line x1="${margin.left}" x2="${right}" y1="${yPlace(
              value,
            )}" y2="${yPlace(value)}" />
          `
        ),
        ...xTicks.map((value) =>
          html`
            <line x1="${xPlace(value)}" x2="${xPlace(
              value,
            )}" y1="${bottom}" y2="${bottom + 4}" />
          `
        ),
      ];
      const labels = [
        ...yTicks.map((value) =>
          html`<text x="${margin.left - 6}" y="${
            round(yPlace(value) + 4)
          }" text-anchor="end">${
            y.names?.[value] ?? tickText(y, value, yTicks)
          }</text>`
        ),
        ...xTicks.map((value) =>
          html`<text x="${xPlace(value)}" y="${
            bottom + 17
          }" text-anchor="middle">${tickText(x, value, xTicks)}</text>`
        ),
      ];
      const middle = round(margin.top + height / 2);
      return html`
        <svg class="chart" viewBox="0 0 ${WIDTH} ${total}" role="img"
          aria-label="${alt}"><g class="grid">${grid}</g>${marks}<rect class="frame" x="${margin
            .left}" y="${margin
            .top}" width="${width}" height="${height}"/><g class="ticks">${labels}</g><g class="axis"><text x="${round(
              margin.left + width / 2,
            )}" y="${total - 6}" text-anchor="middle">${x
            .label}</text><text x="12" y="${middle}" text-anchor="middle" transform="rotate(-90 12 ${middle})">${y
            .label}</text></g></svg>
      `;
    },
  };
}

function marked(axis: ChartAxis): readonly number[] {
  if (axis.ticks !== undefined) return axis.ticks;
  return axis.scale === "log"
    ? logTicks(axis.domain, 5)
    : ticks(axis.domain, 5);
}

/** Room for names in letters 12 units high, of which a chart can spare half. */
function namesWidth(names: readonly string[]): number {
  const longest = Math.max(0, ...names.map((name) => name.length));
  return Math.min(WIDTH / 2, Math.round(12 + 6.6 * longest));
}

/** The same number of decimals for all values of a linear axis. */
function tickText(
  { text, scale }: ChartAxis,
  value: number,
  all: readonly number[],
): string {
  if (text !== undefined) return text(value);
  if (scale === "log") {
    return formatNumber(Number(value.toPrecision(12)), { digits: 1 });
  }
  const step = all.length > 1 ? Math.abs(all[1] - all[0]) : Math.abs(value);
  if (step >= 1 || step === 0) return formatNumber(value);
  const decimals = Math.ceil(-Math.log10(step) - 1e-9);
  return decimals > 4
    ? formatNumber(value, { digits: 2 })
    : value.toFixed(decimals).replace("-", "−");
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
