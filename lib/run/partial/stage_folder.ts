import { createHash } from "node:crypto";
import { join } from "node:path";
import { decodeNpy } from "../../io/decode_npy.ts";
import { encodeNpy } from "../../io/encode_npy.ts";
import type { NpyData } from "../../io/npy_data.ts";
import type {
  KeptAs,
  KeptOutcome,
  StageKeeper,
} from "../../recipe/stage/stage_keeper.ts";
import { InputError } from "../../scan/input_error.ts";
import { digestOutcome } from "../outcome/digest_outcome.ts";
import { hashValues } from "../outcome/hash_values.ts";
import { type PackedOutcome, packOutcome } from "../outcome/pack_outcome.ts";
import { unpackOutcome } from "../outcome/unpack_outcome.ts";
import { storageFault } from "./storage_fault.ts";
import { flushFolder, writeFlushed } from "./write_whole.ts";

/** What `record.json` of a kept stage says. */
interface StageFile {
  /** Digest of all that the stage depends on. */
  readonly key: string;
  /** Digest of its outcome, see `digestOutcome`. */
  readonly sha256: string;
  readonly seconds: number;
  readonly residentBytes: number;
  /** Digest of each array, see `hashValues`. */
  readonly arrays: readonly (readonly [name: string, sha256: string])[];
  /** The outcome's JSON; null where only its digest is kept. */
  readonly outcome: unknown;
}

/**
 * Keeps stages as folders of `record.json` and `.npy` files. A folder is
 * written under a temporary name, flushed and renamed, in the background; it is
 * read only where its key is that of the wanted stage and every digest is right.
 */
export class StageFolder implements StageKeeper {
  readonly #path: string;
  readonly #onStage: (name: string) => Promise<void>;
  /** Digest of the plan and of all stages so far, on which the next depends. */
  #before: string;
  /** What is being written; never rejects. */
  #writing: Promise<void> = Promise.resolve();
  #fault: unknown;

  /**
   * @param path folder of the stages
   * @param plan digest of what every stage depends on
   * @param onStage called as a stage is asked for
   */
  constructor(
    path: string,
    { plan, onStage = () => Promise.resolve() }: {
      readonly plan: string;
      readonly onStage?: (name: string) => Promise<void>;
    },
  ) {
    this.#path = path;
    this.#before = plan;
    this.#onStage = onStage;
  }

  /** See `StageKeeper.recall`; what is damaged counts as not there. */
  async recall(
    name: string,
    as: KeptAs,
  ): Promise<KeptOutcome & { readonly sha256: string } | undefined> {
    this.#checkWrites();
    if (as !== "part") await this.#onStage(name);
    const record = await this.#read(name);
    if (record === undefined || as === "digest") return undefined;
    const hashes = new Map(record.arrays);
    const arrays = new Map<string, NpyData>();
    try {
      for (const [array, sha256] of hashes) {
        const { data } = decodeNpy(
          await Deno.readFile(join(this.#path, name, `${array}.npy`)),
        );
        if (hashValues(data) !== sha256) return undefined;
        arrays.set(array, data);
      }
    } catch {
      return undefined;
    }
    const text = JSON.stringify(record.outcome);
    if (digestOutcome({ text }, hashes) !== record.sha256) return undefined;
    if (as === "stage") this.#goOn(name, record.sha256);
    const { seconds, residentBytes, sha256 } = record;
    const value = unpackOutcome({ text, arrays });
    return { value, seconds, residentBytes, sha256 };
  }

  /**
   * See `StageKeeper.keep`.
   *
   * @throws {InputError} where an outcome before this one could not be written,
   *   or where only the digest is kept and it is not the earlier process's
   */
  async keep(
    name: string,
    as: KeptAs,
    { value, seconds, residentBytes }: KeptOutcome,
  ): Promise<string> {
    this.#checkWrites();
    const packed = packOutcome(value);
    const arrays = [...packed.arrays].map(([name, data]) =>
      [name, hashValues(data)] as const
    );
    const sha256 = digestOutcome(packed, new Map(arrays));
    const kept = as === "digest" ? await this.#read(name) : undefined;
    if (kept && kept.sha256 !== sha256) {
      throw new InputError(
        `Cannot go on with this run as "${name}" comes to other values than before: ` +
          "the scan or what computes has changed. Start another run",
        // As a disk's fault it says nothing about the scan by itself.
        { cause: new Error("not the earlier process's values") },
      );
    }
    const record: StageFile = {
      key: this.#keyOf(name),
      sha256,
      seconds,
      residentBytes,
      arrays: as === "digest" ? [] : arrays,
      outcome: as === "digest" ? null : JSON.parse(packed.text),
    };
    if (as !== "part") this.#goOn(name, sha256);
    if (!kept) this.#write(name, record, packed);
    return sha256;
  }

  /**
   * Waits until everything is written.
   *
   * @throws {InputError} where something could not be
   */
  async settle(): Promise<void> {
    await this.#writing;
    this.#checkWrites();
  }

  #write(
    name: string,
    record: StageFile,
    { arrays }: Pick<PackedOutcome, "arrays">,
  ): void {
    const folder = join(this.#path, name);
    const temporary = join(this.#path, `.${name}.partial`);
    const write = async () => {
      if (this.#fault !== undefined) return;
      try {
        await remove(temporary);
        await remove(folder);
        await Deno.mkdir(temporary, { recursive: true });
        await Promise.all([
          writeFlushed(
            join(temporary, "record.json"),
            JSON.stringify(record, null, 1) + "\n",
          ),
          ...record.arrays.map(([array]) => {
            const data = arrays.get(array)!;
            return writeFlushed(
              join(temporary, `${array}.npy`),
              encodeNpy(data, [data.length]),
            );
          }),
        ]);
        await flushFolder(temporary);
        await Deno.rename(temporary, folder);
        await flushFolder(this.#path);
      } catch (error) {
        this.#fault = storageFault(folder, error);
        // What could not be finished takes no space from what could.
        await remove(temporary).catch(() => {});
      }
    };
    this.#writing = this.#writing.then(write);
  }

  #checkWrites(): void {
    if (this.#fault !== undefined) throw this.#fault;
  }

  #keyOf(name: string): string {
    return digestOf([this.#before, name]);
  }

  #goOn(name: string, sha256: string): void {
    this.#before = digestOf([this.#before, name, sha256]);
  }

  /** The record of a stage where it is this stage of this run. */
  async #read(name: string): Promise<StageFile | undefined> {
    try {
      const record: StageFile = JSON.parse(
        await Deno.readTextFile(join(this.#path, name, "record.json")),
      );
      return record.key === this.#keyOf(name) ? record : undefined;
    } catch {
      return undefined;
    }
  }
}

function digestOf(parts: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(parts)).digest("hex");
}

async function remove(path: string): Promise<void> {
  try {
    await Deno.remove(path, { recursive: true });
  } catch (error) {
    if (!(error instanceof Deno.errors.NotFound)) throw error;
  }
}
