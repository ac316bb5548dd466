import { formatNumber } from "../../../lib/report/text/format_number.ts";
import type { RunResult } from "../../../lib/run/run_result.ts";
import { markdownTable } from "../../page/readme/markdown_table.ts";
import type { ReferenceRecords } from "../reference_records.ts";
import {
  claimOf,
  figureOf,
  measuredOf,
  spreadText,
  switched,
} from "./numbers.ts";

/** A place where the published prose and code part ways, or where either errs. */
interface Defect {
  /** What is said. */
  readonly says: string;
  /** What is done, or is the case. */
  readonly does: string;
  /** What it changes by itself, in words, from the records. */
  readonly measured: (records: ReferenceRecords) => string;
}

const DEFECTS: readonly Defect[] = [
  {
    says: "features are the pixels that vary most over the scan (paper)",
    does:
      "the deviation of the columns' deviations (code), which nearly vanishes where two domains split a scan",
    measured({ published, quick }) {
      const [large, small] = [published, quick].map((record) =>
        switched(record, "std-pooled")
      );
      return `over all positions instead: ${
        spreadText(large.features)
      } times the features at the published size; ARI of level 3 in WS2 ${
        spreadText(large.score("WS2 level 3, ARI"), { sign: true })
      }, in WSe2 ${
        spreadText(large.score("WSe2 level 3, ARI"), { sign: true })
      }; quick: ${spreadText(small.features)} times the features`;
    },
  },
  {
    says: "the top 30 % of the pixels (README)",
    does: "pixels above 0.3 of the largest log-STD (code)",
    measured: ({ run, published }) =>
      `the code's rule keeps ${measuredOf(run, "threshold.share")}; ${
        measuredOf(run, "threshold.same")
      }; a true top 30 % has ${
        spreadText(switched(published, "threshold-percentile").features)
      } times the features`,
  },
  {
    says: "alignment is iterated (README)",
    does: "one pass of centre of mass (code)",
    measured({ published, quick }) {
      const change = [published, quick].map((record) =>
        spreadText(
          switched(record, "alignment-iterated").score(
            "residual shift, px rms",
          ),
          { sign: true },
        )
      );
      return `three passes change the shift that is left by ${
        change[0]
      } px rms at the published size, ${change[1]} on the quick junction`;
    },
  },
  {
    says: "sub_clusters[0] is WS2 (course notebook)",
    does: "k-means numbers its clusters as it likes: the names are swapped",
    measured: ({ run }) =>
      `named by their lattices: ${
        measuredOf(run, "level2.names")
      } (swapped: 0)`,
  },
  {
    says: "plain k-means (prose)",
    does: "mini-batches, unseeded (code)",
    measured({ published, quick }) {
      const worst = [published, quick].map(({ scores }) =>
        scores["materials, ARI"]?.["kmeans-minibatch"]
      );
      return `materials, ARI: ${spreadText(worst[0])} at the published size, ${
        spreadText(worst[1])
      } quick; agreement of level 3 with Lloyd's, ARI: ${
        spreadText(switched(published, "kmeans-minibatch").map("level3"))
      } and ${spreadText(switched(quick, "kmeans-minibatch").map("level3"))}`;
    },
  },
  {
    says: "the elbow selects k (both)",
    does: "neither notebook computes it; k is typed by hand",
    measured: ({ run }) =>
      ["level1", "level2", "WS2", "WSe2"].map((level) =>
        `${level}: ${measuredOf(run, `elbow.${level}`)}`
      ).join("; "),
  },
  {
    says: "the VAE's reconstruction loss (README's table)",
    does: "the printed loss is the error plus 0.001 of the divergence (code)",
    measured: ({ run }) =>
      run.networks.filter(({ kind }) => kind === "vae").map((network) =>
        `${network.material}: ${
          network.loss.at(-1)?.toFixed(4)
        } of which the error is ${network.reconstruction.at(-1)?.toFixed(4)}`
      ).join("; "),
  },
  {
    says: "one hidden layer on each side of the AE (README)",
    does: "two (notebook)",
    measured: ({ quick }) =>
      `quick, last loss with two, with one: ${
        ["WS2", "WSe2"].map((material) => {
          const figure = `AE loss, ${material}, epoch 40`;
          return `${material} ${
            spreadText(figureOf(quick, figure, "default"))
          }, ${spreadText(figureOf(quick, figure, "ae-one-layer"))}`;
        }).join("; ")
      }`,
  },
  {
    says: "the AE has sharper boundaries (README)",
    does: "not quantified in the source",
    measured: ({ run }) =>
      ["WS2", "WSe2"].map((material) =>
        `${material}: ${measuredOf(run, `boundary.${material}`)}`
      ).join("; "),
  },
  {
    says: "about 5 minutes a region on a CPU (README)",
    does: "the notebook's device is CUDA",
    measured: ({ run }) =>
      `${
        ["WS2", "WSe2"].map((material) =>
          `${material} ${minutes(run, material)} minutes`
        ).join(", ")
      } on ${run.engine.workers} threads`,
  },
  {
    says: "one centre",
    does:
      "three: the probe disc about 62, the annulus about 61.5, the dark field about 62",
    measured({ published }) {
      const one = switched(published, "centres-one");
      return `one for all: ${
        spreadText(one.features)
      } times the features; level 3 agrees with the default's to an ARI of ${
        spreadText(one.map("level3"))
      }`;
    },
  },
  {
    says: "values below 1 become 1 (code; the prose is silent)",
    does: "the same",
    measured({ published }) {
      const none = switched(published, "clamp-none");
      return `without: ${
        spreadText(none.features)
      } times the features; level 3 agrees to an ARI of ${
        spreadText(none.map("level3"))
      }`;
    },
  },
];

/** What each known defect of the published prose and code changes by itself. */
export function sourcesWrong(records: ReferenceRecords): string {
  return markdownTable(
    ["the source says", "what is done", "what it changes, measured"],
    DEFECTS.map(({ says, does, measured }) => [
      says,
      does,
      measured(records),
    ]),
  );
}

function minutes(run: RunResult, material: string): string {
  return formatNumber(claimOf(run, `minutes.${material}`)?.value, {
    digits: 2,
  });
}
