/**
 * JSON with every list and object that fits on a line of 88 characters on one
 * line, and the others indented.
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { compactJson } from "./compact_json.ts";
 *
 * strictEqual(compactJson({ name: "WS2", ring: [29.54, 51.16] }), '{ "name": "WS2", "ring": [29.54, 51.16] }');
 * ```
 */
export function compactJson(value: unknown, indent = ""): string {
  const line = oneLine(value);
  if (
    indent.length + line.length <= 88 || typeof value !== "object" ||
    value === null
  ) return line;
  const inner = `${indent}  `;
  const items = Array.isArray(value)
    ? value.map((item) => inner + compactJson(item, inner))
    : Object.entries(value).map(([name, item]) =>
      `${inner}${JSON.stringify(name)}: ${compactJson(item, inner)}`
    );
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  return `${open}\n${items.join(",\n")}\n${indent}${close}`;
}

function oneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(oneLine).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const items = Object.entries(value).map(([name, item]) =>
      `${JSON.stringify(name)}: ${oneLine(item)}`
    );
    return items.length === 0 ? "{}" : `{ ${items.join(", ")} }`;
  }
  // A number that is not finite is null in JSON; here nothing is to be read back.
  return JSON.stringify(value) ?? "null";
}
