/** The Castagnoli polynomial, bits reversed. */
const POLYNOMIAL = 0x82f63b78;

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let remainder = byte;
  for (let bit = 0; bit < 8; bit++) remainder = remainder & 1 ? (remainder >>> 1) ^ POLYNOMIAL : remainder >>> 1;
  return remainder;
});

/** The CRC32C of the content in Cloud Storage's form: four bytes, big-endian, in base64. */
export function crc32c(content: Buffer): string {
  let remainder = 0xffffffff;
  for (const byte of content) remainder = (TABLE[(remainder ^ byte) & 0xff] ?? 0) ^ (remainder >>> 8);
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE((remainder ^ 0xffffffff) >>> 0);
  return bytes.toString('base64');
}
