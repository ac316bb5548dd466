/** Words of a group: eight vectors of four. */
const GROUP = 32;
/** Groups of zeros behind the last. */
const EXTRA = 5;

/**
 * 256-bit checksum of a pattern's float32 values: what the stream kernels
 * compute, in plain words.
 *
 * It tells data from other data where nobody wants to deceive: another file or
 * version of it, damaged or missing values, exchanged pixels or rows, another
 * conversion. It is no cryptographic hash: whoever wants to can make two
 * patterns with the same checksum.
 *
 * The state is 32 words of 32 bits, eight vectors of four; word i starts as
 * the number of values + i * 0x85ebca6b. For each 32 values (zeros fill up the
 * last; five more groups of zeros follow) every word is XORed with the bits of
 * its value and multiplied by 0x9e3779b1; then each vector, in order, is XORed
 * with the bytes of the next one (the last with the first's) moved up by five
 * places in a circle. Each step can be undone, so that no difference is ever
 * lost, and what differs spreads to other vectors, so that a difference has to
 * be taken back in several places at once to go unseen. The checksum is the
 * sum of the even vectors and the sum of the odd ones. All arithmetic is
 * modulo 2^32.
 */
export function patternChecksum(
  pattern: Float32Array,
): Uint8Array<ArrayBuffer> {
  const count = pattern.length;
  const groups = Math.floor(count / GROUP) + 1 + EXTRA;
  const words = new Uint32Array(groups * GROUP);
  new Float32Array(words.buffer).set(pattern);
  const state = Uint32Array.from(
    { length: GROUP },
    (_, i) => count + Math.imul(i, 0x85ebca6b),
  );
  const bytes = new Uint8Array(state.buffer);
  for (let start = 0; start < words.length; start += GROUP) {
    for (let i = 0; i < GROUP; i++) {
      state[i] = Math.imul(state[i] ^ words[start + i], 0x9e3779b1);
    }
    for (let vector = 0; vector < 8; vector++) {
      const next = (vector + 1) % 8;
      for (let byte = 0; byte < 16; byte++) {
        bytes[vector * 16 + byte] ^= bytes[next * 16 + (byte + 11) % 16];
      }
    }
  }
  const sums = new Uint32Array(8);
  state.forEach((word, i) => sums[i % 8] += word);
  return new Uint8Array(sums.buffer);
}
