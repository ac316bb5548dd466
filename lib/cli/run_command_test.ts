import { strictEqual } from "node:assert/strict";
import { InputError } from "../scan/input_error.ts";
import { messageText } from "./run_command.ts";

Deno.test("a message shows names of a file without letting them colour or turn the terminal", () => {
  const error = new InputError(
    "Cannot choose; there are:\n  /\x1b]0;title\x07a (1 x 1)\n  /\u202eb\r",
  );
  strictEqual(
    messageText(error),
    "Cannot choose; there are:\n  /\ufffd]0;title\ufffda (1 x 1)\n  /\ufffdb\ufffd",
  );
});
