/**
 * The passes over a scan, one pattern at a time: values as stored to float32,
 * checksum, clamp, alignment, dark field, moments, features, sums.
 *
 * No operation here is a relaxed one: every machine gives the same bits.
 */
export {
  admitFloat32,
  admitFloat64,
  admitInt16,
  admitInt32,
  admitInt8,
  admitUint16,
  admitUint32,
  admitUint8,
} from "./stream/admit_types";
export { centre } from "./stream/centre";
export { shift } from "./stream/shift";
export {
  gatherFloat32,
  gatherFloat64,
  gatherInt16,
  gatherInt32,
  gatherInt8,
  gatherUint16,
  gatherUint32,
  gatherUint8,
} from "./stream/gather_types";
export { sum } from "./stream/sum";
export { moments } from "./stream/moments";
export { conclude } from "./stream/conclude";
export { addRounded, concludeRounded } from "./stream/add_rounded";
