import type { PeerRow } from "../record/peers_file.ts";
import { stagesWithNeeds } from "../stage/stages.ts";
import type { SubjectOpened } from "../subject/subject_protocol.ts";
import { RECIPE_SUMS } from "./recipe_sums.ts";
import { OURS_ALONE, PEER_ALONE } from "./stage_notes.ts";
import { stageRow } from "./stage_row.ts";
import { sumRow } from "./sum_row.ts";
import { type TimedStage, timeInTurn } from "./time_in_turn.ts";
import type { TimedSubject } from "./timed_subject.ts";

/** A subject that has opened the scan. */
export interface OpenedSubject {
  readonly subject: TimedSubject;
  readonly opened: Pick<SubjectOpened, "name" | "stages">;
}

/** Choices of `compareStages`. */
export interface CompareStagesOptions {
  /** The recipe in Python; null where it could not be started. */
  readonly peer: OpenedSubject | null;
  /** Why there is no peer. */
  readonly whyNot: string | null;
  /** Other libraries' trainers. */
  readonly trainers: readonly OpenedSubject[];
  /** Stages to compare; null for all. */
  readonly stages: readonly string[] | null;
  /** Runs of each stage at most. */
  readonly repeats: number;
  /** Seconds for everything; a stage takes its share of what is left. */
  readonly seconds: number;
  /** Called before each stage. */
  readonly onStage?: (
    stage: string,
    progress: { readonly done: number; readonly total: number },
  ) => void;
}

/**
 * Times the stages of ours and of the peers in turn, one stage after another,
 * and adds up those that belong together.
 */
export async function compareStages(
  ours: OpenedSubject,
  options: CompareStagesOptions,
): Promise<PeerRow[]> {
  const { peer, whyNot, trainers, stages, repeats, onStage } = options;
  const plan = planStages(ours, { peer, trainers, stages });
  const [timedOurs, timedPeer] = [
    new Map<string, TimedStage>(),
    new Map<string, TimedStage>(),
  ];
  const rows: PeerRow[] = [];
  let left = options.seconds;
  for (const [done, { stage, wanted }] of plan.entries()) {
    onStage?.(stage, { done, total: plan.length });
    const start = performance.now();
    const seconds = Math.max(0, left) / (plan.length - done);
    const ourSide = stage in PEER_ALONE || !ours.opened.stages.includes(stage)
      ? []
      : [ours];
    const peerSide = peer !== null && wanted &&
        peer.opened.stages.includes(stage)
      ? [peer]
      : [];
    const training = wanted
      ? trainers.filter(({ opened }) => opened.stages.includes(stage))
      : [];
    const sides = [...ourSide, ...peerSide, ...training];
    const timed = await timeInTurn(sides.map(({ subject }) => subject), stage, {
      repeats: wanted ? repeats : 1,
      seconds: wanted ? seconds : 0,
    });
    left -= (performance.now() - start) / 1000;
    if (!wanted) continue;

    const of = (side: readonly OpenedSubject[]) =>
      side.length === 0 ? null : timed[sides.indexOf(side[0])];
    const [our, their] = [of(ourSide), of(peerSide)];
    if (our !== null) timedOurs.set(stage, our);
    if (their !== null) timedPeer.set(stage, their);
    if (our !== null || their !== null) {
      rows.push(stageRow(stage, {
        ours: our,
        peer: their,
        peerName: peer?.opened.name ?? "Python",
        why: (their === null ? OURS_ALONE[stage] : undefined) ??
          (our === null ? PEER_ALONE[stage] : undefined) ??
          (peer === null ? whyNot ?? undefined : undefined),
      }));
    }
    for (const trainer of training) {
      const { name } = trainer.opened;
      const row = { ours: our, peer: of([trainer]), peerName: name };
      rows.push(stageRow(stage, row));
    }
  }
  // A sum of which nobody asked for all stages would only say what it lacks.
  const sums = RECIPE_SUMS.filter(({ ours }) =>
    ours.every((stage) => timedOurs.has(stage))
  );
  return [
    ...rows,
    ...sums.map((sum) => sumRow(sum, { ours: timedOurs, peer: timedPeer })),
  ];
}

/** Stages of either side in the recipe's order, with those that others need. */
function planStages(
  ours: OpenedSubject,
  { peer, trainers, stages }: Pick<
    CompareStagesOptions,
    "peer" | "trainers" | "stages"
  >,
): { stage: string; wanted: boolean }[] {
  const theirs =
    peer?.opened.stages.filter((stage) =>
      ours.opened.stages.includes(stage) || stage in PEER_ALONE
    ) ?? [];
  const trained = new Set(trainers.flatMap(({ opened }) => opened.stages));
  // The peer's own stages follow the one that they follow in the peer.
  const all = ours.opened.stages.flatMap((stage) => {
    const at = theirs.indexOf(stage);
    if (at < 0) {
      const compared = peer === null || stage in OURS_ALONE ||
        trained.has(stage);
      return compared && !(stage in PEER_ALONE) ? [stage] : [];
    }
    if (stage in PEER_ALONE) return [];
    const rest = theirs.slice(at + 1);
    const own = rest.findIndex((name) => !(name in PEER_ALONE));
    return [stage, ...rest.slice(0, own < 0 ? rest.length : own)];
  });
  const wanted = new Set(stages ?? all);
  const needed = new Set(
    stagesWithNeeds([...wanted].filter((name) => !(name in PEER_ALONE)))
      .map(({ name }) => name),
  );
  return all.filter((stage) => wanted.has(stage) || needed.has(stage))
    .map((stage) => ({ stage, wanted: wanted.has(stage) }));
}
