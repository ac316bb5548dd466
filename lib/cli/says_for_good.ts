import { MemoryError } from "../recipe/memory/memory_error.ts";
import { InputError } from "../scan/input_error.ts";

/**
 * Whether another try would end alike: the scan or an option is at fault, not
 * the disk or a file system, whose errors are the cause of others, nor the
 * adapter, nor the memory, of which another try may have more.
 */
export function saysForGood(error: unknown): error is InputError {
  return error instanceof InputError && error.cause === undefined &&
    !(error instanceof MemoryError);
}
