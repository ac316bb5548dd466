import type { Claim } from "./claim.ts";
import { cloudsClaim } from "./embedding/clouds_claim.ts";
import { featuresClaim } from "./figure/feature_claims.ts";
import {
  halvesClaim,
  latticeRatioClaim,
  strainClaim,
} from "./figure/lattice_claims.ts";
import {
  positionsClaim,
  subdomainPositionsClaim,
} from "./figure/position_claims.ts";
import { thresholdClaim } from "./figure/threshold_claim.ts";
import { elbowClaim } from "./hierarchy/elbow_claim.ts";
import { level1Claim } from "./hierarchy/level1_claim.ts";
import { coreClaim, level2Claim } from "./hierarchy/level2_claim.ts";
import { lobesClaim } from "./hierarchy/lobes_claim.ts";
import {
  rippleIntensitiesClaim,
  ripplesClaim,
} from "./hierarchy/ripples_claim.ts";
import { adfClaim } from "./image/adf_claim.ts";
import { alignmentClaim, centresClaim } from "./image/alignment_claim.ts";
import { precisionClaim } from "./image/precision_claim.ts";
import { lossesClaim, readmeLossesClaim } from "./network/losses_claim.ts";
import { minutesClaim } from "./network/minutes_claim.ts";
import { orderClaim } from "./network/order_claim.ts";
import { sharperClaim } from "./network/sharper_claim.ts";

/** Everything published that a run is held against: what is said first, then the figures. */
export const CLAIMS: readonly Claim[] = [
  level1Claim,
  level2Claim,
  coreClaim,
  lobesClaim,
  ripplesClaim,
  cloudsClaim,
  orderClaim,
  sharperClaim,
  elbowClaim,
  adfClaim,
  alignmentClaim,
  minutesClaim,
  precisionClaim,
  thresholdClaim,
  featuresClaim,
  positionsClaim,
  subdomainPositionsClaim,
  latticeRatioClaim,
  strainClaim,
  halvesClaim,
  rippleIntensitiesClaim,
  centresClaim,
  lossesClaim,
  readmeLossesClaim,
];
