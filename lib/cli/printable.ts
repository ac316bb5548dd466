/**
 * Text from elsewhere, such as names in a file, for a terminal: what would move
 * the cursor or colour what follows is shown as a mark.
 */
export function printable(text: string): string {
  // deno-lint-ignore no-control-regex -- they are what must go
  return text.replace(/[\u0000-\u001f\u007f-\u009f]/g, "\ufffd");
}
