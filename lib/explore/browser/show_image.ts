/// <reference lib="dom" />

/** Puts an image's pixels on a canvas of its size. */
export function showImage(
  canvas: HTMLCanvasElement,
  pixels: Uint8ClampedArray<ArrayBuffer>,
  [rows, columns]: readonly [rows: number, columns: number],
): void {
  if (canvas.width !== columns || canvas.height !== rows) {
    canvas.width = columns;
    canvas.height = rows;
  }
  canvas.getContext("2d")?.putImageData(
    new ImageData(pixels, columns, rows),
    0,
    0,
  );
}
