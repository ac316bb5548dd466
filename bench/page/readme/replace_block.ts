import { InputError } from "../../../lib/scan/input_error.ts";

/**
 * Puts a new body between a text's marks `<!-- name -->` and `<!-- /name -->`.
 *
 * @throws {InputError} where either mark is missing, there twice or misplaced
 *
 * @example
 * ```ts
 * import { strictEqual } from "node:assert/strict";
 * import { replaceBlock } from "./replace_block.ts";
 *
 * strictEqual(
 *   replaceBlock("<!-- a -->\nold\n<!-- /a -->", { name: "a", body: "new" }),
 *   "<!-- a -->\n\nnew\n\n<!-- /a -->",
 * );
 * ```
 */
export function replaceBlock(
  text: string,
  { name, body }: { readonly name: string; readonly body: string },
): string {
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const [head, ...rest] = text.split(open);
  const [inner, ...tail] = rest.join(open).split(close);
  if (
    rest.length !== 1 || tail.length !== 1 || head.includes(close) ||
    inner === undefined
  ) {
    throw new InputError(
      `Cannot write the block ${name}: wanted one ${open} and one ${close} after it, ` +
        `was given ${rest.length} and ${
          text.split(close).length - 1
        }; put the marks back`,
    );
  }
  return `${head}${open}\n\n${body}\n\n${close}${tail[0]}`;
}
