/**
 * What a program prints; null where it may not be run, is not there or fails.
 */
export async function commandOutput(
  program: string,
  args: readonly string[],
): Promise<string | null> {
  const { state } = await Deno.permissions.query({ name: "run" });
  if (state !== "granted") return null;
  try {
    const { success, stdout } = await new Deno.Command(program, {
      args: [...args],
      stdin: "null",
      stderr: "null",
    }).output();
    return success ? new TextDecoder().decode(stdout).trim() : null;
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) return null;
    throw error;
  }
}
