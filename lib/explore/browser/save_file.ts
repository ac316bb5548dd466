/// <reference lib="dom" />

/** Milliseconds after which a browser has surely begun to save. */
const SOON = 10_000;

/** Lets the browser save bytes or text under a name. */
export function saveFile(
  name: string,
  content: Blob | Uint8Array<ArrayBuffer> | string,
): void {
  const blob = content instanceof Blob ? content : new Blob([content]);
  const address = URL.createObjectURL(blob);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), SOON);
}

/** Lets the browser save a canvas as PNG, a pixel of the array a pixel of the picture. */
export function saveCanvas(name: string, canvas: HTMLCanvasElement): void {
  canvas.toBlob((blob) => blob && saveFile(name, blob), "image/png");
}
