/** A page's script as it was compiled from the modules of this folder. */
export interface PageScript {
  /** SHA-256 of the sources, see `sourcesDigest`. */
  readonly digest: string;
  /** Version of the Deno that compiled it: another may write other text. */
  readonly deno: string;
  /** The script, a module without imports. */
  readonly text: string;
}
