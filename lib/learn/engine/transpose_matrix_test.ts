import { equal } from "node:assert/strict";
import { transposeMatrix } from "./transpose_matrix.ts";

Deno.test("any shape is transposed, full tiles or not", () => {
  for (
    const [rows, columns] of [[1, 1], [1, 40], [16, 16], [17, 33], [50, 3]]
  ) {
    const source = Float32Array.from(
      { length: rows * columns },
      (_, i) => i + 1,
    );
    const target = new Float32Array(source.length);
    transposeMatrix(source, target, { rows, columns });
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        equal(target[column * rows + row], source[row * columns + column]);
      }
    }
  }
});
