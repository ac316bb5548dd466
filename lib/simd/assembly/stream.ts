/**
 * The passes over a scan, one pattern at a time: values as stored to float32,
 * checksum, clamp, alignment, dark field, moments, features, sums.
 *
 * No operation here is a relaxed one: every machine gives the same bits.
 */
export {
  convertFloat64,
  convertInt16,
  convertInt32,
  convertInt8,
  convertUint16,
  convertUint32,
  convertUint8,
} from "./stream/convert";
export { admit } from "./stream/admit";
export { checksum } from "./stream/checksum";
export { centre } from "./stream/centre";
export { shift } from "./stream/shift";
export { gather } from "./stream/gather";
export { sum } from "./stream/sum";
export { moments } from "./stream/moments";
export { addRounded } from "./stream/add_rounded";
