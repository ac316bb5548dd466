/**
 * The program to start Deno by: this very one where it may be run, else the
 * one on `PATH`. A permission set can name only the latter, and where npm
 * installed it, that is a link to the former.
 */
export function denoProgram(): string {
  const { state } = Deno.permissions.querySync({
    name: "run",
    command: Deno.execPath(),
  });
  return state === "granted" ? Deno.execPath() : "deno";
}
