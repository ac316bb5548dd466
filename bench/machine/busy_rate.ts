/**
 * Calls `work` until the time is over and gives its rate, units a second.
 *
 * @param units what one call does
 */
export function busyRate(
  work: () => void,
  { units, seconds }: { readonly units: number; readonly seconds: number },
): number {
  const start = performance.now();
  let calls = 0;
  let elapsed: number;
  do {
    work();
    calls++;
    elapsed = (performance.now() - start) / 1000;
  } while (elapsed < seconds);
  return calls * units / elapsed;
}
