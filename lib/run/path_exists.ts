/** Whether anything stands under a path, a dangling link included. */
export async function pathExists(path: string): Promise<boolean> {
  return await Deno.lstat(path).then(() => true, () => false);
}
