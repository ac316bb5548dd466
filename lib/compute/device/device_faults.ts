import { AdapterError } from "../adapter_error.ts";

/**
 * What a device reports of itself, outside of any call: errors that nobody
 * captured, its loss, kernels that it refused. The first fault counts; the
 * others follow from it.
 */
export class DeviceFaults {
  readonly #description: string;
  #pending: Promise<void> = Promise.resolve();
  #first: AdapterError | undefined;
  #ignored = false;

  /** Listens to a device; `description` is what errors call it. */
  constructor(device: GPUDevice, description: string) {
    this.#description = description;
    device.addEventListener("uncapturederror", (event) => {
      event.preventDefault();
      const { error } = event as GPUUncapturedErrorEvent;
      this.#note(
        `The adapter ${description} failed: ${error.message}`,
        error instanceof GPUOutOfMemoryError ? "memory" : "refused",
      );
    });
    device.lost.then((information) =>
      this.#note(
        `The adapter ${description} was lost: ${
          information.message || information.reason
        }`,
        "lost",
      )
    );
  }

  /** Awaits a kernel's error scope before the next look at the faults. */
  expect(
    scope: Promise<GPUError | null>,
    kernel: { readonly name: string; readonly wgsl: string },
  ): void {
    this.#pending = this.#pending.then(async () => {
      const error = await scope;
      if (error) {
        this.#note(
          `The adapter ${this.#description} refused the kernel ${kernel.name}: ${error.message}\n${kernel.wgsl}`,
          "refused",
        );
      }
    });
  }

  /** The first fault so far, once every scope that is expected has ended. */
  async first(): Promise<AdapterError | undefined> {
    await this.#pending;
    return this.#first;
  }

  /** Takes note of nothing more: the device is being given up on purpose. */
  ignore(): void {
    this.#ignored = true;
  }

  #note(message: string, fault: AdapterError["fault"]): void {
    if (!this.#ignored) this.#first ??= new AdapterError(message, fault);
  }
}
