import { equal } from "node:assert/strict";
import { simdVariant } from "./simd_variant.ts";

Deno.test("this V8 has relaxed SIMD", () => {
  // Since V8 11.4; every Deno that runs this project is newer.
  equal(simdVariant, "relaxed");
});

Deno.test("an engine without relaxed SIMD takes the plain variant", async () => {
  const { validate } = WebAssembly;
  WebAssembly.validate = () => false;
  try {
    const url = new URL("./simd_variant.ts?without", import.meta.url);
    equal((await import(url.href)).simdVariant, "plain");
  } finally {
    WebAssembly.validate = validate;
  }
});
