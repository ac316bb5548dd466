/** Why a figure that agrees with the publication is not reproduced where the junction was made or tuned to it. */
export const AGREES_BY_DESIGN =
  "it agrees, but the junction was made to agree: no prediction";
