/** Whether an object holds what a job wrote there. */
export type ContentCheck = (content: Buffer) => boolean;

const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** What the jobs in Python write as `large.bin`: every byte in turn. */
export const isLarge = (mebibytes: number): ContentCheck => isRepeated(EVERY_BYTE, mebibytes);

export const isRepeated =
  (part: Buffer | string, mebibytes: number): ContentCheck =>
  (content) =>
    content.equals(Buffer.alloc(mebibytes * 1024 * 1024, part));

export const isText =
  (text: string): ContentCheck =>
  (content) =>
    content.toString() === text;

/** From its first bytes to its last; what stands between them the job has read again. */
export const isParquet: ContentCheck = (content) =>
  [content.subarray(0, 4), content.subarray(-4)].every((magic) => magic.toString() === 'PAR1') && content.length > 1000;
