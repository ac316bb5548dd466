import type { KernelMemory, PlaceOptions } from "./kernel_memory.ts";

/** Columns of a panel. */
export const PANEL = 8;

/**
 * A matrix in kernels' memory, eight columns at a time:
 * [column / 8][row][column % 8]. Rows are filled up to a multiple of eight,
 * columns too; what stands there takes no part in any result.
 */
export interface PanelMatrix {
  /** Where it starts. */
  readonly address: number;
  /** Rows that count. */
  readonly rows: number;
  /** Columns that count. */
  readonly columns: number;
  /** Bytes from one panel to the next. */
  readonly stride: number;
  /** Number of panels. */
  readonly panels: number;
}

/** Sizes of a panel matrix. */
export interface PanelSizes {
  /** Rows. */
  readonly rows: number;
  /** Columns. */
  readonly columns: number;
}

/** Bytes that a panel matrix takes. */
export function panelBytes({ rows, columns }: PanelSizes): number {
  return Math.ceil(columns / PANEL) * panelStride(rows);
}

/** A panel matrix at an address. */
export function panelMatrixAt(
  address: number,
  { rows, columns }: PanelSizes,
): PanelMatrix {
  return {
    address,
    rows,
    columns,
    stride: panelStride(rows),
    panels: Math.ceil(columns / PANEL),
  };
}

/**
 * A panel matrix at a new place, not filled.
 *
 * `modulo`: see `KernelMemory.place`. A product whose operands start half of
 * 4 KiB apart is a seventh faster than one whose operands agree.
 */
export function placePanelMatrix(
  memory: KernelMemory,
  sizes: PanelSizes,
  options: PlaceOptions = {},
): PanelMatrix {
  return panelMatrixAt(memory.place(panelBytes(sizes), options), sizes);
}

/** Index of a column's first number among its matrix's. */
export function panelStart({ stride }: PanelMatrix, column: number): number {
  return Math.floor(column / PANEL) * stride / Float32Array.BYTES_PER_ELEMENT +
    column % PANEL;
}

function panelStride(rows: number): number {
  return Math.ceil(rows / PANEL) * PANEL * PANEL *
    Float32Array.BYTES_PER_ELEMENT;
}
