/// <reference lib="deno.worker" />
import type { WorkerReply } from "./worker_pool.ts";
import type { TaskFunction, WorkerTask } from "./worker_task.ts";

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = async (
  { data }: MessageEvent<{ task: WorkerTask; argument: unknown }>,
) => {
  const reply = (message: WorkerReply, transfer: ArrayBuffer[] = []) =>
    self.postMessage(message, transfer);
  try {
    const module = await import(data.task.module) as Record<
      string,
      TaskFunction
    >;
    const value = await module[data.task.name](
      data.argument as never,
      (value) => reply({ kind: "report", value }),
    );
    reply({ kind: "result", value }, movable(value));
  } catch (error) {
    const { name, message, stack = "" } = error instanceof Error
      ? error
      : new Error(String(error));
    reply({ kind: "error", name, message, stack });
  }
};

/** Buffers that a result owns and can give away: those of its direct members. */
function movable(value: unknown): ArrayBuffer[] {
  if (typeof value !== "object" || value === null) return [];
  const buffers = new Set<ArrayBuffer>();
  for (
    const member of [
      value,
      ...Object.values(ArrayBuffer.isView(value) ? {} : value),
    ]
  ) {
    if (ArrayBuffer.isView(member) && member.buffer instanceof ArrayBuffer) {
      buffers.add(member.buffer);
    }
  }
  return [...buffers];
}
