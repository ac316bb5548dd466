import { InputError } from "../../scan/input_error.ts";

/** What the system's codes for a write that failed mean, and what mends it. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: "the disk is full: free some space",
  EDQUOT: "your share of the disk is used up: free some space",
  EFBIG: "the system allows no file so large: raise the limit (ulimit -f)",
  EROFS: "the disk can only be read: choose another one",
  EACCES: "you may not write there: check the folder's permissions",
  EPERM: "you may not write there: check the folder's permissions",
  EIO: "the disk failed: check it",
  ENOENT: "its folder is gone: was it removed?",
  ENOTDIR: "a part of the path is a file, not a folder: check the path",
};

/**
 * A failed write in words, with the system's error as its cause; what is no
 * error of the system's stays as it is.
 */
export function storageFault(path: string, error: unknown): unknown {
  if (error instanceof InputError || !(error instanceof Error)) return error;
  const code = "code" in error ? String(error.code) : undefined;
  if (error.name === "NotCapable") {
    return new InputError(
      `Cannot write ${path} as this program has no permission to: run it with --allow-write`,
      { cause: error },
    );
  }
  if (code === undefined) return error;
  return new InputError(
    `Cannot write ${path} as ${REASONS[code] ?? `the system says ${code}`}`,
    { cause: error },
  );
}
