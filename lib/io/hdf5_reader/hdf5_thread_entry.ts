import { parentPort, workerData } from "node:worker_threads";
import { hdf5Datasets } from "../hdf5/hdf5_datasets.ts";
import { hdf5LookUp } from "../hdf5/hdf5_look_up.ts";
import { hdf5ElementType } from "../hdf5_file/hdf5_element_type.ts";
import { Hdf5File } from "../hdf5_file/hdf5_file.ts";
import { hdf5Library } from "../hdf5_file/hdf5_library.ts";
import { ScanFile } from "../scan_file.ts";
import type {
  Hdf5Message,
  Hdf5Reply,
  Hdf5Request,
  Hdf5ThreadData,
} from "./hdf5_request.ts";
import { limitMemory } from "./limit_memory.ts";

const { memoryLimit, waiting }: Hdf5ThreadData = workerData;
let opened: { readonly file: ScanFile; readonly hdf5: Hdf5File } | undefined;
limitMemory(memoryLimit);

parentPort!.on("message", async (message: Hdf5Message) => {
  let reply: Hdf5Reply;
  try {
    reply = { kind: "answer", value: await answer(message) };
  } catch (error) {
    const { name, message, stack = "" } = error instanceof Error
      ? error
      : new Error(String(error));
    // Without a library there is none to go on with either.
    const broken = await hdf5Library().then((library) => library.broken)
      .catch(() => true);
    reply = { kind: "error", name, message, stack, broken };
  }
  const { value } = reply as { readonly value?: unknown };
  parentPort!.postMessage(
    reply,
    value instanceof Uint8Array ? [value.buffer as ArrayBuffer] : [],
  );
});

async function answer(message: Hdf5Message): Promise<unknown> {
  switch (message.kind) {
    case "open": {
      const library = await hdf5Library();
      library.onWait((begins) => Atomics.store(waiting, 0, begins ? 1 : 0));
      const file = ScanFile.open(message.path);
      try {
        opened = { file, hdf5: await Hdf5File.open(file) };
      } catch (error) {
        file.close();
        throw error;
      }
      return;
    }
    case "close": {
      opened?.hdf5.close();
      opened = undefined;
      const library = await hdf5Library();
      return library.openFiles() === 0 && !library.broken;
    }
    default:
      return await request(message, opened!);
  }
}

function request(
  asked: Hdf5Request,
  { file, hdf5 }: { readonly file: ScanFile; readonly hdf5: Hdf5File },
): unknown {
  switch (asked.kind) {
    case "contents": {
      const { datasets, external } = hdf5Datasets(hdf5);
      return {
        datasets: [...datasets].map(([path, metadata]) => ({
          path,
          shape: metadata.shape,
          type: hdf5ElementType(metadata).name,
        })),
        external,
      };
    }
    case "look-up":
      return hdf5LookUp(file, hdf5, asked.dataset);
    case "read": {
      const { path, offset, count, elementBytes } = asked;
      return hdf5.read(path, {
        offset,
        count,
        elementBytes,
        use: (bytes) => new Uint8Array(bytes),
      });
    }
  }
}
