import { training } from "../../simd/artefact/training.ts";
import type { KernelMemory } from "../../simd/kernel_memory.ts";
import { KernelTeam, type KernelTeamOptions } from "../../simd/kernel_team.ts";
import { PANEL, type PanelMatrix } from "../../simd/panel_matrix.ts";
import { adamDecay } from "../engine/adam_decay.ts";
import type { AdamOptions } from "../engine/adam_update.ts";

/** Operations of `lib/simd/assembly/training.ts`. */
const OPERATION = {
  product: 1,
  transpose: 2,
  gather: 3,
  errorGradient: 4,
  columnSums: 5,
  adam: 6,
} as const;

/** What becomes of a product's sums; see `assembly/shared/product.ts`. */
const ENDING = { none: 0, rectify: 1, mask: 2 } as const;

/** Panels that `errorGradient` adds up at a time. */
const ERROR_PANELS = 4;

/** Operands of `TrainingKernels.product`. */
export interface ProductOptions {
  /** [term][row]. */
  readonly left: PanelMatrix;
  /** [term][column]. */
  readonly right: PanelMatrix;
  /** [row][column]; overwritten. */
  readonly result: PanelMatrix;
  /** Address of a vector that is added to every row; filled up to a panel. */
  readonly bias?: number;
  /** Makes negative results zero. */
  readonly rectified?: boolean;
  /** Makes results zero where this matrix, of the result's sizes, is not positive. */
  readonly mask?: PanelMatrix | undefined;
}

/** Operands of `TrainingKernels.gather`. */
export interface GatherOptions {
  /** Address of a table [row][column] of single precision numbers. */
  readonly table: number;
  /** Address of the rows' numbers, 32-bit integers. */
  readonly rows: number;
  /** [index in `rows`][column]; overwritten. */
  readonly target: PanelMatrix;
  /** Its transposed; overwritten. */
  readonly transposed: PanelMatrix;
}

/** Addresses of vectors of `count` numbers, a multiple of 4. */
export interface AdamPlaces {
  /** Changed by the update. */
  readonly parameters: number;
  /** Their gradient. */
  readonly gradient: number;
  /** Decaying mean of the gradients; zeros at first. */
  readonly first: number;
  /** Decaying mean of their squares; zeros at first. */
  readonly second: number;
  /** Length of each. */
  readonly count: number;
}

/** Kernels of a training, carried out by a team of threads. */
export class TrainingKernels {
  readonly #memory: KernelMemory;
  readonly #team: KernelTeam;

  /** Starts the team. */
  constructor(memory: KernelMemory, options: KernelTeamOptions = {}) {
    this.#memory = memory;
    this.#team = new KernelTeam(training, memory, options);
  }

  /** `result = left^T right`, with what `ProductOptions` adds. */
  product(
    { left, right, result, bias = 0, rectified = false, mask }: ProductOptions,
  ): void {
    const ending = mask
      ? ENDING.mask
      : rectified
      ? ENDING.rectify
      : ENDING.none;
    const wholes = [
      ...[left.address, left.stride, right.address, right.stride],
      ...[result.address, result.stride, filled(result.rows), result.panels],
      ...[left.rows, bias, ending, mask?.address ?? 0],
    ];
    this.#team.run(OPERATION.product, { wholes });
  }

  /** Fills `target` with the transposed of `source`. */
  transpose(source: PanelMatrix, target: PanelMatrix): void {
    const wholes = [
      ...[source.address, source.stride, target.address, target.stride],
      ...[filled(source.rows), source.panels],
    ];
    this.#team.run(OPERATION.transpose, { wholes });
  }

  /** Gathers rows of a table, as panels and as panels of the transposed. */
  gather({ table, rows, target, transposed }: GatherOptions): void {
    const wholes = [
      ...[table, target.columns, rows, target.rows],
      ...[target.address, target.stride],
      ...[transposed.address, transposed.stride],
    ];
    this.#team.run(OPERATION.gather, { wholes });
  }

  /**
   * Replaces `output` by the gradient of its mean squared distance from
   * `wanted`, and gives that mean, summed in double precision.
   */
  errorGradient(output: PanelMatrix, wanted: PanelMatrix): number {
    const { address, stride, rows, columns, panels } = output;
    const chunks = Math.ceil(panels / ERROR_PANELS);
    const sums = this.#memory.place(chunks * Float64Array.BYTES_PER_ELEMENT);
    const wholes = [address, wanted.address, stride, rows, columns, sums];
    const size = rows * columns;
    this.#team.run(OPERATION.errorGradient, { wholes, reals: [2 / size] });
    let sum = 0;
    for (const part of this.#memory.doubles(sums, chunks)) sum += part;
    this.#memory.release(sums);
    return sum / size;
  }

  /** Sums of a matrix's columns, at the address `sums`, filled up to a panel. */
  columnSums(matrix: PanelMatrix, sums: number): void {
    const { address, stride, rows, panels } = matrix;
    const wholes = [address, stride, rows, sums, panels];
    this.#team.run(OPERATION.columnSums, { wholes });
  }

  /** One update by Adam; see `adamUpdate`. */
  adam(
    { parameters, gradient, first, second, count }: AdamPlaces,
    { step, learningRate, epsilon }: AdamOptions,
  ): void {
    const decay = adamDecay;
    const reals = [
      decay.first,
      decay.second,
      learningRate / (1 - decay.first ** step),
      1 / Math.sqrt(1 - decay.second ** step),
      epsilon,
    ];
    const wholes = [parameters, gradient, first, second, count];
    this.#team.run(OPERATION.adam, { wholes, reals });
  }

  /** Ends the helpers. */
  close(): void {
    this.#team.close();
  }
}

/** Rows with those that fill up the last panel of the transposed. */
function filled(rows: number): number {
  return Math.ceil(rows / PANEL) * PANEL;
}
