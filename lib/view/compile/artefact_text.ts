import type { PageScript } from "../page_script.ts";
import { PAGE_SOURCES } from "./page_sources.ts";

/** The module that holds a page's script, as `deno fmt` would lay it out. */
export function artefactText(
  name: string,
  { digest, deno, text }: PageScript,
): string {
  const literal = text.replace(/[\\`]|\$\{/g, (part) => `\\${part}`);
  return `// Made by \`deno task page\` from ${PAGE_SOURCES[name]}: do not edit.
import type { PageScript } from "../page_script.ts";

/** Script of \`${PAGE_SOURCES[name]}\`. */
export const ${name.toUpperCase()}: PageScript = {
  digest: "${digest}",
  deno: "${deno}",
  text: \`${literal}\`,
};
`;
}
