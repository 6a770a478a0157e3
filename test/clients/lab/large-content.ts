const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** What the jobs in Python write as `large.bin`: every byte in turn. */
export const largeContent = (mebibytes: number): Buffer => Buffer.alloc(mebibytes * 1024 * 1024, EVERY_BYTE);
