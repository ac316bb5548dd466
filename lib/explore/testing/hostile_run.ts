import type { RunResult } from "../../run/run_result.ts";

/** What must stay text wherever it is shown: it ends what it may stand in and marks the page where it runs. */
export const HOSTILE_TEXT =
  `</script></style></title></textarea>--></svg>"'\`><img src=x onerror="window.pwned=1">` +
  `<svg onload="window.pwned=1"><script>window.pwned=1</script>\${window.pwned=1}`;

/** Strings that are looked up and whose change would only leave out what is drawn by them. */
const LOOKED_UP =
  /^(schema|networks\.\d+\.kind|evidence\..*\.material|arrays\.\d+\.(name|sha256))$/;

/** A run's record with hostile text behind every text, and as names of its readings. */
export function hostileResult(result: RunResult): RunResult {
  const change = (value: unknown, path: string): unknown => {
    if (typeof value === "string") {
      return LOOKED_UP.test(path) ? value : value + HOSTILE_TEXT;
    }
    if (Array.isArray(value)) {
      return value.map((item, i) => change(item, `${path}.${i}`));
    }
    if (value === null || typeof value !== "object") return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, item]) => [
        name,
        change(item, path === "" ? name : `${path}.${name}`),
      ]),
    );
  };
  const hostile = change(result, "") as RunResult;
  return {
    ...hostile,
    readings: { ...hostile.readings, [HOSTILE_TEXT]: HOSTILE_TEXT },
  };
}
