import { median } from "../statistics/median.ts";
import type { TorchTimes } from "./torch_times.ts";

/** What is known of one network's training on the adapter. */
export interface TrainingRecord {
  readonly kind: "ae" | "vae";
  readonly epochMilliseconds: readonly number[];
  readonly stepMilliseconds: number;
  readonly gigaflopsPerSecond: number;
}

/** What the table is made from. */
export interface TrainingTableOptions {
  /** What the adapter calls itself. */
  readonly adapter: string;
  readonly training: readonly TrainingRecord[];
  readonly torch: TorchTimes | { readonly missing: string };
}

/**
 * The trainings as a Markdown table, PyTorch's times over ours beside them: above
 * 1 where stem4d is faster.
 */
export function trainingTable(
  { adapter, training, torch }: TrainingTableOptions,
): string {
  const there = "missing" in torch ? undefined : torch;
  const ratio = (times: readonly number[] | undefined, ours: number) =>
    times === undefined ? "–" : `${(median(times) / ours).toFixed(2)}`;
  const rows = training.map((record) => {
    const ours = median(record.epochMilliseconds);
    return `| ${
      [
        record.kind,
        `${record.stepMilliseconds.toFixed(2)} ms`,
        (record.gigaflopsPerSecond / 1000).toFixed(3),
        ratio(there?.eager[record.kind], ours),
        ratio(there?.compiled?.[record.kind], ours),
      ].join(" | ")
    } |`;
  });
  const notes = "missing" in torch ? [`Without PyTorch: ${torch.missing}.`] : [
    `PyTorch ${torch.torch} on ${torch.device}, TF32 off.`,
    ...(torch.notCompiled ? [`Not compiled: ${torch.notCompiled}.`] : []),
  ];
  return [
    `Trainings on ${adapter}. ${notes.join(" ")}`,
    "",
    "| network | step | TFLOP/s | PyTorch eager / ours | PyTorch compiled / ours |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}
