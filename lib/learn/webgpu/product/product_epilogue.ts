import { stepSlot } from "../step_slot.ts";
import type { KernelBinding } from "../../../compute/kernel.ts";

/**
 * What is done with the sums of a product before they are stored.
 *
 * - "none": stored
 * - "add": added to what is stored
 * - "bias": the bias is added: the row of the right operand behind its last
 *   full four of rows
 * - "bias, ReLU": and what is negative becomes zero
 * - "bias, error": the bias is added, wanted values are taken away; stored is
 *   the gradient of the mean squared error, and the sum of the squares goes to
 *   a number of each workgroup. Further buffers: wanted [row][column], sums
 *   [step][workgroup], and the step's slot.
 * - "ReLU mask": zero where the ReLU's output was. Further buffer: that output
 *   [row][column].
 * - "Adam": the sums are gradients, by which the stored numbers move; the
 *   right operand's sums over the depth move the bias, stored behind the
 *   result's last full four of rows. Further buffers: Adam's first and second
 *   moments, as the result, and the step's slot.
 */
export type ProductEpilogue =
  | "none"
  | "add"
  | "bias"
  | "bias, ReLU"
  | "bias, error"
  | "ReLU mask"
  | "Adam";

/** An epilogue as WGSL. */
export interface EpilogueText {
  /** Uses of the buffers that it needs besides the product's own four. */
  readonly bindings: readonly KernelBinding[];
  /** Declarations, among them `fn finish(row: u32, column: u32, sum: vec4f)`. */
  readonly declarations: string;
}

/** Gives an epilogue's WGSL; its buffers are bound from `first` on. */
export function epilogueText(
  epilogue: ProductEpilogue,
  first: number,
): EpilogueText {
  const storage = (offset: number, name: string, type: string, mode = "read") =>
    `@group(0) @binding(${
      first + offset
    }) var<storage, ${mode}> ${name}: array<${type}>;`;
  const at = "row * sizes.y + column";
  const biased = "sum + right[(sizes.z + 3u) / 4u * 4u * sizes.y + column]";
  switch (epilogue) {
    case "none":
      return text([], [], `result[${at}] = sum;`);
    case "add":
      return text([], [], `result[${at}] += sum;`);
    case "bias":
      return text([], [], `result[${at}] = ${biased};`);
    case "bias, ReLU":
      return text([], [], `result[${at}] = max(${biased}, vec4f(0.0));`);
    case "bias, error":
      return text(
        ["read", "read-write", "slot"],
        [
          storage(0, "wanted", "vec4f"),
          storage(1, "sums", "f32", "read_write"),
          stepSlot.wgsl(first + 2),
          "var<private> squares: f32;",
        ],
        `let difference = ${biased} - wanted[${at}];
  squares += dot(difference, difference);
  result[${at}] = difference * step.errorScale;`,
      );
    case "ReLU mask":
      return text(
        ["read"],
        [storage(0, "rectified", "vec4f")],
        `result[${at}] = select(vec4f(0.0), sum, rectified[${at}] > vec4f(0.0));`,
      );
    case "Adam":
      return text(
        ["read-write", "read-write", "slot"],
        [
          storage(0, "first", "vec4f", "read_write"),
          storage(1, "second", "vec4f", "read_write"),
          stepSlot.wgsl(first + 2),
        ],
        // The moments are kept without their constant factors (1 - decay),
        // which are in the step's two numbers.
        `let at = ${at};
  let mean = first[at] * step.firstDecay + sum;
  let square = second[at] * step.secondDecay + sum * sum;
  first[at] = mean;
  second[at] = square;
  result[at] -= mean * step.stepSize / (sqrt(square) * step.rootScale + step.epsilon);`,
      );
  }
}

function text(
  bindings: readonly KernelBinding[],
  declarations: readonly string[],
  body: string,
): EpilogueText {
  return {
    bindings,
    declarations: `${declarations.join("\n")}
fn finish(row: u32, column: u32, sum: vec4f) {
  ${body}
}`,
  };
}
