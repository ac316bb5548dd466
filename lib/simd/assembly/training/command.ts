/**
 * A command is work in numbered chunks that any number of threads take from
 * each other. It lies in the shared memory, 256 bytes from an address that is
 * a multiple of 16:
 *
 * - 0: ticket (i64): the command's number above, the next chunk below
 * - 8: number of chunks
 * - 12: chunks done
 * - 16: what to do; 0 sends the helpers home
 * - 20: the command's number, which the helpers wait on
 * - 32: whole numbers and addresses (i32)
 * - 128: numbers (f64)
 */

/** The operation that ends `serve`. */
export const LEAVE: i32 = 0;

/** No chunk has this number: nothing can be claimed while a command is written. */
const CLOSED: i64 = 0x7fffffff;

/** Looks at a changing word this often before the thread goes to sleep. */
const SPINS: i32 = 2000;

/** Longest sleep, nanoseconds: a thread must now and then notice its end. */
const SLEEP: i64 = 50_000_000;

/** Shuts the last command: its threads may look for chunks until now. */
export function open(command: usize): void {
  const number = load<i32>(command, 20) + 1;
  atomic.store<i64>(command, (<i64> number << 32) | CLOSED);
}

/** Gives the command that was written after `open` to the helpers. */
export function publish(command: usize): i32 {
  const number = load<i32>(command, 20) + 1;
  atomic.store<i32>(command, 0, 12);
  atomic.store<i64>(command, <i64> number << 32);
  atomic.store<i32>(command, number, 20);
  atomic.notify(command + 20, -1);
  return number;
}

/** A chunk of the command with this number that nobody has yet, or -1. */
export function claim(command: usize, number: i32): i32 {
  while (true) {
    const ticket = atomic.load<i64>(command);
    const chunk = <i32> ticket;
    if (<i32> (ticket >> 32) !== number) return -1;
    if (chunk >= atomic.load<i32>(command, 8)) return -1;
    // Fails where another thread was faster or the command was shut meanwhile,
    // in which case the number of chunks just read is the next command's.
    if (atomic.cmpxchg<i64>(command, ticket, ticket + 1) === ticket) {
      return chunk;
    }
  }
}

/** Reports a claimed chunk as done. */
export function finish(command: usize): void {
  const done = atomic.add<i32>(command, 1, 12) + 1;
  if (done === load<i32>(command, 8)) atomic.notify(command + 12, -1);
}

/** Waits until every chunk is done. */
export function join(command: usize): void {
  const chunks = load<i32>(command, 8);
  let spins = 0;
  while (true) {
    const done = atomic.load<i32>(command, 12);
    if (done === chunks) return;
    if (++spins > SPINS) atomic.wait<i32>(command + 12, done, SLEEP);
  }
}

/** Waits for a command with another number and gives its number. */
export function next(command: usize, number: i32): i32 {
  let spins = 0;
  while (true) {
    const found = atomic.load<i32>(command, 20);
    if (found !== number) return found;
    if (++spins > SPINS) atomic.wait<i32>(command + 20, found, SLEEP);
  }
}
