import { adam } from "./training/adam";
import { columnSums } from "./training/column_sums";
import {
  claim,
  finish,
  join,
  LEAVE,
  next,
  open,
  publish,
} from "./training/command";
import { errorGradient } from "./training/error_gradient";
import { gather } from "./training/gather";
import { product } from "./shared/product";
import { transposePanels } from "./training/transpose";

export { open };

// Chunks depend on sizes only, and no result on who computes a chunk.

/** Rows and panels of a product that make a chunk. */
const PRODUCT_ROWS: i32 = 64;
const PRODUCT_PANELS: i32 = 8;
/** Panels that make a chunk of the other operations. */
const PANELS: i32 = 4;
/** Parameters that make a chunk of Adam's. */
const PARAMETERS: i32 = 16384;

/** A whole number of the command's. */
@inline
function whole(command: usize, index: i32): i32 {
  return load<i32>(command + (<usize> index << 2), 32);
}

/** An address or a stride of the command's. */
@inline
function address(command: usize, index: i32): usize {
  return load<usize>(command + (<usize> index << 2), 32);
}

/** A number of the command's. */
@inline
function real(command: usize, index: i32): f64 {
  return load<f64>(command + (<usize> index << 3), 128);
}

/** Number of parts of `size` in `count`. */
@inline
function parts(count: i32, size: i32): i32 {
  return (count + size - 1) / size;
}

/** Chunks of an operation. */
function chunksOf(command: usize, operation: i32): i32 {
  if (operation === 1) {
    return parts(whole(command, 6), PRODUCT_ROWS) *
      parts(whole(command, 7), PRODUCT_PANELS);
  }
  if (operation === 2) return parts(whole(command, 5), PANELS);
  if (operation === 3) return parts(whole(command, 3), 8);
  if (operation === 4) return parts(parts(whole(command, 4), 8), PANELS);
  if (operation === 5) return parts(whole(command, 4), PANELS);
  return parts(whole(command, 4), PARAMETERS);
}

function runChunk(command: usize, operation: i32, chunk: i32): void {
  if (operation === 1) {
    const across = parts(whole(command, 7), PRODUCT_PANELS);
    const row = chunk / across * PRODUCT_ROWS;
    const panel = chunk % across * PRODUCT_PANELS;
    product(
      whole(command, 0),
      whole(command, 1),
      whole(command, 2),
      whole(command, 3),
      whole(command, 4),
      whole(command, 5),
      row,
      min(row + PRODUCT_ROWS, whole(command, 6)),
      panel,
      min(panel + PRODUCT_PANELS, whole(command, 7)),
      whole(command, 8),
      whole(command, 9),
      whole(command, 10),
      whole(command, 11),
    );
  } else if (operation === 2) {
    transposePanels(
      whole(command, 0),
      whole(command, 1),
      whole(command, 2),
      whole(command, 3),
      whole(command, 4),
      chunk * PANELS,
      min(chunk * PANELS + PANELS, whole(command, 5)),
    );
  } else if (operation === 3) {
    gather(
      whole(command, 0),
      whole(command, 1),
      address(command, 2) + (<usize> chunk << 5),
      min(8, whole(command, 3) - (chunk << 3)),
      address(command, 4) + (<usize> chunk << 8),
      whole(command, 5),
      address(command, 6) + <usize> chunk * address(command, 7),
    );
  } else if (operation === 4) {
    errorGradient(
      whole(command, 0),
      whole(command, 1),
      whole(command, 2),
      whole(command, 3),
      whole(command, 4),
      chunk * PANELS,
      min(chunk * PANELS + PANELS, parts(whole(command, 4), 8)),
      <f32> real(command, 0),
      address(command, 5) + (<usize> chunk << 3),
    );
  } else if (operation === 5) {
    columnSums(
      whole(command, 0),
      whole(command, 1),
      whole(command, 2),
      chunk * PANELS,
      min(chunk * PANELS + PANELS, whole(command, 4)),
      whole(command, 3),
    );
  } else {
    const offset = <usize> (chunk * PARAMETERS) << 2;
    adam(
      address(command, 0) + offset,
      address(command, 1) + offset,
      address(command, 2) + offset,
      address(command, 3) + offset,
      min(PARAMETERS, whole(command, 4) - chunk * PARAMETERS),
      real(command, 0),
      real(command, 1),
      <f32> real(command, 2),
      <f32> real(command, 3),
      <f32> real(command, 4),
    );
  }
}

function work(command: usize, number: i32): void {
  while (true) {
    const chunk = claim(command, number);
    if (chunk < 0) return;
    runChunk(command, load<i32>(command, 16), chunk);
    finish(command);
  }
}

/** Runs the command that was written after `open`, with the helpers. */
export function execute(command: usize): void {
  store<i32>(command, chunksOf(command, load<i32>(command, 16)), 8);
  work(command, publish(command));
  join(command);
}

/** Sends the helpers home. */
export function dismiss(command: usize): void {
  open(command);
  store<i32>(command, LEAVE, 16);
  store<i32>(command, 0, 8);
  publish(command);
}

/** A helper's life. */
export function serve(command: usize): void {
  let number = 0;
  while (true) {
    number = next(command, number);
    if (load<i32>(command, 16) === LEAVE) return;
    work(command, number);
  }
}
