import { deepStrictEqual, ok, strictEqual } from "node:assert/strict";
import { codeReadings } from "../recipe/readings.ts";
import { READING_VARIANTS } from "./reading_variants.ts";

const DETECTOR = [124, 124] as const;

Deno.test("readings: the default stands first and changes nothing", () => {
  strictEqual(READING_VARIANTS[0].id, "default");
  deepStrictEqual(READING_VARIANTS[0].change(DETECTOR), {});
});

Deno.test("readings: no two are the same, and each differs from the default", () => {
  const all = READING_VARIANTS.map(({ change }) =>
    JSON.stringify({ ...codeReadings(DETECTOR), ...change(DETECTOR) })
  );
  strictEqual(new Set(all).size, all.length);
  const ids = READING_VARIANTS.map(({ id }) => id);
  strictEqual(new Set(ids).size, ids.length);
});

Deno.test("readings: those of one step change one choice, so that their effect is that choice's", () => {
  for (const { id, step, change } of READING_VARIANTS) {
    const changes = Object.keys(change(DETECTOR)).length;
    if (step !== null) strictEqual(changes, 1, id);
    else ok(id === "default" || changes > 1, id);
  }
});

Deno.test("readings: names are safe as folders", () => {
  for (const { id } of READING_VARIANTS) ok(/^[a-z0-9-]+$/.test(id), id);
});
