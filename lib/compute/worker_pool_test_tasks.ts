import { InputError } from "../scan/input_error.ts";

export function double(argument: number): number {
  return 2 * argument;
}

export function reportThenSum(
  argument: Float64Array,
  report: (value: unknown) => void,
): { sum: Float64Array } {
  let sum = 0;
  for (const value of argument) {
    sum += value;
    report(value);
  }
  return { sum: Float64Array.of(sum) };
}

export function refuse(argument: string): never {
  throw new InputError(argument);
}

export function fail(argument: string): never {
  throw new RangeError(argument);
}

export function dieOutsideTheTask(): Promise<never> {
  setTimeout(() => {
    throw new Error("thrown by nobody's task");
  }, 0);
  return new Promise(() => {});
}
