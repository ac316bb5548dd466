import type * as Tensorflow from "@tensorflow/tfjs-core";
import type { Tensor2D } from "@tensorflow/tfjs-core";
import type { BackendWasm } from "@tensorflow/tfjs-backend-wasm";
import { transposeMatrix } from "./transpose_matrix.ts";

/** Matrices in the memory of TensorFlow.js's WebAssembly backend. */
export class WasmHeap {
  readonly #tensorflow: typeof Tensorflow;
  readonly #backend: BackendWasm;

  /** `tensorflow` must have the backend "wasm" chosen and ready. */
  constructor(tensorflow: typeof Tensorflow) {
    this.#tensorflow = tensorflow;
    this.#backend = tensorflow.backend() as BackendWasm;
  }

  /** A matrix that is not filled yet. */
  create(rows: number, columns: number): Tensor2D {
    const made = this.#backend.makeOutput([rows, columns], "float32");
    return this.#tensorflow.engine().makeTensorFromTensorInfo(made) as Tensor2D;
  }

  /**
   * The matrix's own memory, to read and to write. Good until the next matrix
   * is made: the memory may then grow and move. A matrix that has been the
   * right operand of a product must not be written any more.
   */
  view(matrix: Tensor2D): Float32Array {
    return this.#backend.typedArrayFromHeap(matrix) as Float32Array;
  }

  /**
   * Product of two matrices. The backend packs the right operand once and keeps
   * the packed form for as long as that tensor lives, whatever happens to its
   * values; the left one it reads each time.
   */
  product(left: Tensor2D, right: Tensor2D): Tensor2D {
    return this.#tensorflow.matMul(left, right);
  }

  /** A transposed copy. */
  transpose(matrix: Tensor2D): Tensor2D {
    const [rows, columns] = matrix.shape;
    const transposed = this.create(columns, rows);
    const sizes = { rows, columns };
    transposeMatrix(this.view(matrix), this.view(transposed), sizes);
    return transposed;
  }
}
