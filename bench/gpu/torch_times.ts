import type { TrainingSizes } from "./training_sizes.ts";

/** Milliseconds of epochs, by kind of network. */
export type EpochTimes = Readonly<Record<"ae" | "vae", readonly number[]>>;

/** What PyTorch takes for the same trainings. */
export interface TorchTimes {
  /** PyTorch's version. */
  readonly torch: string;
  /** What it computes on. */
  readonly device: string;
  /** As the published code runs it. */
  readonly eager: EpochTimes;
  /** With torch.compile; absent where that cannot be had. */
  readonly compiled?: EpochTimes;
  /** Why it is absent. */
  readonly notCompiled?: string;
}

/** Which PyTorch is asked. */
export interface TorchTimesOptions {
  /** Interpreter that has PyTorch. */
  readonly python: string;
  /** What it computes on; a test takes "cpu". Default: "cuda". */
  readonly device?: "cuda" | "cpu";
}

/**
 * Times PyTorch's epochs of the same sizes, in single precision throughout.
 *
 * @returns the times, or why there are none
 */
export async function torchTimes(
  sizes: TrainingSizes,
  { python, device = "cuda" }: TorchTimesOptions,
): Promise<TorchTimes | { readonly missing: string }> {
  const script = new URL("./torch_times.py", import.meta.url);
  try {
    const { success, stdout, stderr } = await new Deno.Command(python, {
      args: [
        script.pathname,
        `--device=${device}`,
        ...Object.entries(sizes).map(([name, value]) => `--${name}=${value}`),
      ],
    }).output();
    const text = (bytes: Uint8Array) => new TextDecoder().decode(bytes).trim();
    if (!success) {
      return { missing: text(stderr).split("\n").at(-1) || `${python} failed` };
    }
    return JSON.parse(text(stdout));
  } catch (error) {
    if (error instanceof Deno.errors.NotFound) {
      return { missing: `there is no ${python}` };
    }
    throw error;
  }
}
