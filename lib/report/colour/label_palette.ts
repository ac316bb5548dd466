/**
 * Colours of the label maps. A material's sub-domains share a family, cool or
 * warm, so that a map of sub-domains reads as a map of materials at a glance.
 */
export const LABEL_PALETTE = {
  /** Ground of every label map and scatter plot; the support film. */
  ground: "#d4d6d8",
  /** Points of the support film where the ground is drawn as well. */
  support: "#8b9198",
  /** The flake of level 1. */
  flake: "#56606b",
  /**
   * One family for each material: its own colour, then its sub-domains'. The
   * colours are Okabe and Ito's, with Tol's indigo and wine in the place of
   * black and pink. Under simulated protan-, deuter- and tritanopia (Machado
   * et al. 2009) any two of the first eight sub-domains' stay 0.085 or more
   * apart in Oklab, four times the 0.02 that is just told apart.
   */
  families: [
    {
      material: "#0072b2",
      domains: ["#56b4e9", "#009e73", "#332288", "#0072b2"],
    },
    {
      material: "#d55e00",
      domains: ["#e69f00", "#882255", "#f0e442", "#d55e00"],
    },
    {
      material: "#aa4499",
      domains: ["#cc79a7", "#762a83", "#999933", "#aa4499"],
    },
  ],
  /** For sub-domains beyond a family's four; repeated when they run out. */
  spare: ["#44aa99", "#ddcc77", "#117733", "#cc6677", "#6699cc", "#661100"],
} as const;
