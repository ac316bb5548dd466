import type { ScanOrigin } from "../scan/scan_origin.ts";
import type { ScanSource } from "../scan/scan_source.ts";

let open:
  | { readonly key: string; readonly source: Promise<ScanSource> }
  | undefined;

/**
 * The scan that a worker thread was told to read, opened on first use and kept
 * open until it is told another.
 */
export async function workerSource(origin: ScanOrigin): Promise<ScanSource> {
  const key = JSON.stringify(origin);
  if (open?.key !== key) {
    const previous = open;
    open = { key, source: openOrigin(origin) };
    if (previous) (await previous.source).close();
  }
  return await open!.source;
}

async function openOrigin(
  { module, opener, arguments: values }: ScanOrigin,
): Promise<ScanSource> {
  const openers = await import(module) as Record<
    string,
    (...values: readonly unknown[]) => ScanSource
  >;
  return await openers[opener](...values);
}
