import { strictEqual } from "node:assert/strict";
import { chemicalName } from "./chemical_name.ts";
import { formatShare } from "./format_share.ts";
import { shellCommand } from "./shell_command.ts";

Deno.test("formatShare never claims all or nothing by rounding", () => {
  strictEqual(formatShare(0, 10), "0.0\u00a0%");
  strictEqual(formatShare(10, 10), "100.0\u00a0%");
  strictEqual(formatShare(99999, 100000), "> 99.9\u00a0%");
  strictEqual(formatShare(1, 100000), "< 0.1\u00a0%");
  strictEqual(formatShare(1, 0), "–");
});

Deno.test("chemicalName sets every subscript of a sentence", () => {
  strictEqual(
    chemicalName("WS2 beside WSe2 and MoTe2"),
    "WS₂ beside WSe₂ and MoTe₂",
  );
  strictEqual(chemicalName("AWS2 WS22 degree"), "AWS2 WS22 degree");
});

Deno.test("shellCommand quotes what a shell would split or expand", () => {
  strictEqual(
    shellCommand(["run", "a b", "$HOME", ""]),
    "run 'a b' '$HOME' ''",
  );
  strictEqual(shellCommand([]), "");
});
