/**
 * Day and minute of an ISO date in UTC; anything else as it is.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { calendarDate } from "./calendar_date.ts";
 *
 * strictEqual(calendarDate("2026-03-01T12:30:00.000Z"), "2026-03-01 12:30 UTC");
 * strictEqual(calendarDate("yesterday"), "yesterday");
 * ```
 */
export function calendarDate(date: string): string {
  const found = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d)(?::[\d.]+)?Z$/.exec(date);
  return found === null ? date : `${found[1]} ${found[2]} UTC`;
}
