/// <reference lib="dom" />
import type { ScanShape } from "../../scan/scan_shape.ts";

/** A scan position. */
export interface Position {
  readonly y: number;
  readonly x: number;
}

const MOVES: Readonly<Record<string, readonly [dy: number, dx: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/**
 * Pictures of the scan in which one position is looked at: by the pointer, or
 * by the arrow keys. A click or Enter pins it; then the pointer passes over.
 */
export class PositionViews {
  readonly #canvases: readonly HTMLCanvasElement[];
  readonly #shape: ScanShape["scan"];
  readonly #onMove: (position: Position, pinned: boolean) => void;
  #position: Position;
  #pinned = false;

  /** Listens to canvases, each with its cross behind it. */
  constructor(
    canvases: readonly HTMLCanvasElement[],
    shape: ScanShape["scan"],
    onMove: (position: Position, pinned: boolean) => void,
  ) {
    this.#canvases = canvases;
    this.#shape = shape;
    this.#onMove = onMove;
    this.#position = { y: shape[0] >> 1, x: shape[1] >> 1 };
    for (const canvas of canvases) this.#listen(canvas);
  }

  /** Looks at a position, inside the scan. */
  move({ y, x }: Position): void {
    const [rows, columns] = this.#shape;
    this.#position = {
      y: Math.min(rows - 1, Math.max(0, y)),
      x: Math.min(columns - 1, Math.max(0, x)),
    };
    this.#show();
  }

  /** Shows where it is and tells. */
  refresh(): void {
    this.#show();
  }

  #listen(canvas: HTMLCanvasElement): void {
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
        this.move({ y: y + step * dy, x: x + step * dx });
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

  #under(canvas: HTMLCanvasElement, event: MouseEvent): Position {
    const { left, top, width, height } = canvas.getBoundingClientRect();
    const [rows, columns] = this.#shape;
    return {
      y: Math.floor((event.clientY - top) / height * rows),
      x: Math.floor((event.clientX - left) / width * columns),
    };
  }

  #show(): void {
    const { y, x } = this.#position;
    const [rows, columns] = this.#shape;
    for (const canvas of this.#canvases) {
      const cross = canvas.nextElementSibling;
      if (!(cross instanceof HTMLElement)) continue;
      cross.hidden = false;
      cross.classList.toggle("pinned", this.#pinned);
      cross.style.top = `${100 * (y + 0.5) / rows}%`;
      cross.style.left = `${100 * (x + 0.5) / columns}%`;
      cross.style.width = `${100 / columns}%`;
      cross.style.height = `${100 / rows}%`;
    }
    this.#onMove(this.#position, this.#pinned);
  }
}
