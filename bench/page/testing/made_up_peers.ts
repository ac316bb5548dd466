import type { RandomStream } from "../../../lib/random/random_stream.ts";
import type { PeerRow, PeersFile } from "../../record/peers_file.ts";
import { spread } from "../../statistics/spread.ts";
import { MADE_UP_ENVIRONMENT, MADE_UP_FLOOR } from "./made_up_environment.ts";
import { MADE_UP_STAGES, type MadeUpStage } from "./made_up_stages.ts";

/** A made-up comparison with peers: sums, a stage without a peer, one without ours. */
export function madeUpPeers(random: RandomStream): PeersFile {
  const row = (
    stage: Pick<
      MadeUpStage,
      "stage" | "seconds" | "ratio" | "peak" | "peer" | "accuracy"
    >,
    sum = false,
  ): PeerRow => {
    const ours = Array.from(
      { length: 3 },
      () => stage.seconds * Math.exp(0.06 * random.normal()),
    );
    const peer = ours.map((seconds) =>
      seconds * stage.ratio * Math.exp(0.08 * random.normal())
    );
    return {
      stage: stage.stage,
      sum,
      ours: {
        size: sum ? "" : "9216 x 458",
        samples: ours,
        peakBytes: stage.peak,
        accuracy: stage.accuracy,
      },
      peer: {
        size: sum ? "" : "9216 x 458",
        samples: peer,
        peakBytes: 4.2 * stage.peak,
        accuracy: Object.fromEntries(
          Object.entries(stage.accuracy).map(([name, value]) => [
            name,
            name === "WSe2 AE ARI" ? value + 0.04 : value,
          ]),
        ),
      },
      peerName: stage.peer,
      why: null,
      ratio: spread(peer.map((seconds, i) => seconds / ours[i])),
    };
  };
  const trainer = MADE_UP_STAGES.find(({ stage }) => stage === "ae-step")!;
  return {
    schema: "stem4d-bench-peers/1",
    environment: MADE_UP_ENVIRONMENT,
    floor: MADE_UP_FLOOR,
    command: ["deno", "task", "bench:peers", "--scan", "96"],
    scan: "96 x 96 x 62 x 62",
    libraries: {
      "h5py": "3.7.0",
      "scikit-image": "0.19.3",
      "scikit-learn": "1.2.1",
      "umap-learn": null,
      "torch": "1.13.1",
    },
    install: "sudo apt-get install python3-umap-learn",
    rows: [
      ...MADE_UP_STAGES.map((stage) => row(stage)),
      row({ ...trainer, ratio: 6.3, peer: "@jax-js/jax 0.1" }),
      {
        ...row({ ...trainer, stage: "align" }),
        ours: null,
        ratio: null,
        peerName: "scikit-image",
        why: "ours does it within measure",
      },
      {
        ...row({ ...trainer, stage: "umap-all" }),
        peer: null,
        ratio: null,
        peerName: "umap-learn",
        why: "umap-learn is not installed",
      },
      row({
        stage: "read to features",
        seconds: 2.9,
        ratio: 6.4,
        peak: 3.4e8,
        peer: "scikit-image",
        accuracy: {},
      }, true),
      row({
        stage: "whole recipe",
        seconds: 31,
        ratio: 1.71,
        peak: 9.1e8,
        peer: "Python",
        accuracy: { "materials ARI": 1 },
      }, true),
    ],
  };
}
