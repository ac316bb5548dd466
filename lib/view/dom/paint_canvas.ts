/// <reference lib="dom" />
import type { Pixels } from "../paint/paint_map.ts";

/** Gives a canvas the size of a picture and draws that, pixel by pixel. */
export function paintCanvas(
  canvas: HTMLCanvasElement,
  [rows, columns]: readonly [rows: number, columns: number],
  pixels: Pixels,
): void {
  canvas.width = columns;
  canvas.height = rows;
  canvas.getContext("2d")!.putImageData(
    new ImageData(pixels, columns, rows),
    0,
    0,
  );
}
