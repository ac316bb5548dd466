import { colourMap } from "../report/colour/colour_map.ts";
import { valueRange } from "../report/picture/value_range.ts";
import type { PreviewImage } from "./preview_scan.ts";

/** How `terminalImage` draws. */
export interface TerminalImageOptions {
  /** Columns of the picture at most. */
  readonly columns: number;
  /** Whether colours may be used; else characters of growing ink. */
  readonly colour: boolean;
  /** Spread the tones over the values' logarithms. Default false. */
  readonly logarithmic?: boolean;
}

/** Characters from dark to light on a dark ground. */
const INK = " .:-=+*#%@";

/**
 * Draws an image as lines of text. With colours each character holds two
 * pixels, one above the other; without, a character stands for two as well, so
 * that pixels stay square.
 *
 * @example
 * ```ts
 * import { deepStrictEqual } from "node:assert/strict";
 * import { terminalImage } from "./terminal_image.ts";
 *
 * const data = Float32Array.of(0, 1, 0, 1);
 * deepStrictEqual(
 *   terminalImage({ data, shape: [2, 2] }, { columns: 8, colour: false }),
 *   [" @"],
 * );
 * ```
 */
export function terminalImage(
  image: PreviewImage,
  { columns, colour, logarithmic = false }: TerminalImageOptions,
): string[] {
  const { data, shape: [height, width] } = shrink(image, columns);
  const range = valueRange([data], { positive: logarithmic });
  const scale = (value: number) =>
    logarithmic ? Math.log(Math.max(value, Number.MIN_VALUE)) : value;
  const [low, high] = [scale(range.low), scale(range.high)];
  const tone = (y: number, x: number): number => {
    const value = data[Math.min(y, height - 1) * width + x];
    const fraction = (scale(value) - low) / (high - low);
    return Number.isFinite(fraction) ? Math.min(1, Math.max(0, fraction)) : 0;
  };
  const lines: string[] = [];
  for (let y = 0; y < height; y += 2) {
    let line = "";
    for (let x = 0; x < width; x++) {
      if (colour) {
        const rgb = (row: number) => colourMap("magma", tone(row, x)).join(";");
        line += `\x1b[38;2;${rgb(y)};48;2;${rgb(y + 1)}m\u2580`;
      } else {
        const mean = (tone(y, x) + tone(y + 1, x)) / 2;
        line += INK[Math.round(mean * (INK.length - 1))];
      }
    }
    lines.push(colour ? `${line}\x1b[0m` : line);
  }
  return lines;
}

/**
 * Makes an image fit into a square by means over blocks that differ by a pixel
 * at most: blocks of whole pixels all alike could leave half of it empty.
 */
function shrink(
  { data, shape: [rows, columns] }: PreviewImage,
  longestSide: number,
): PreviewImage {
  const scale = Math.max(1, Math.max(rows, columns) / Math.max(1, longestSide));
  const shape = [
    Math.max(1, Math.floor(rows / scale)),
    Math.max(1, Math.floor(columns / scale)),
  ] as const;
  const small = new Float32Array(shape[0] * shape[1]);
  for (let i = 0; i < small.length; i++) {
    const [y, x] = [Math.floor(i / shape[1]), i % shape[1]];
    const [y0, y1] = [y, y + 1].map((y) => Math.floor(y * rows / shape[0]));
    const [x0, x1] = [x, x + 1].map((x) => Math.floor(x * columns / shape[1]));
    let [sum, count] = [0, 0];
    for (let y = y0; y < y1; y++) {
      for (let x = x0; x < x1; x++) {
        const value = data[y * columns + x];
        if (!Number.isFinite(value)) continue;
        sum += value;
        count++;
      }
    }
    small[i] = sum / count;
  }
  return { data: small, shape };
}
