import type { ScalingFile } from "../../record/scaling_file.ts";
import { listWords } from "../text/list_words.ts";

/** Which stages' time grows faster than their work. */
export function scalingAnswer({ series }: ScalingFile): readonly string[] {
  const fitted = series.filter(({ time }) => time !== null);
  if (fitted.length === 0) {
    return ["Too few sizes were measured to say how cost grows with size."];
  }
  const found = fitted.filter(({ superlinear }) => superlinear).map((
    { stage, axis, time, work },
  ) =>
    `${stage} with the ${axis} (exponent ${
      time?.exponent.toFixed(2)
    }, its work ${work?.exponent.toFixed(2) ?? "unknown"})`
  );
  return [
    found.length === 0
      ? `No stage's time was seen to grow faster than its work (${fitted.length} fits).`
      : `Time grows faster than work in ${found.length} of ${fitted.length} fits: ${
        listWords(found)
      }.`,
  ];
}
