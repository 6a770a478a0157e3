/** True if an object holds the content that a job wrote. */
export type ContentCheck = (content: Buffer) => boolean;

const EVERY_BYTE = Buffer.from(Array.from({ length: 256 }, (_, byte) => byte));

/** The content of `large.bin` from the Python jobs: every byte value in turn. */
export const isLarge = (mebibytes: number): ContentCheck => isRepeated(EVERY_BYTE, mebibytes);

export const isRepeated =
  (part: Buffer | string, mebibytes: number): ContentCheck =>
  (content) =>
    content.equals(Buffer.alloc(mebibytes * 1024 * 1024, part));

export const isText =
  (text: string): ContentCheck =>
  (content) =>
    content.toString() === text;

/** Compares the first and the last bytes. The job itself read the bytes between them. */
export const isParquet: ContentCheck = (content) =>
  [content.subarray(0, 4), content.subarray(-4)].every((magic) => magic.toString() === 'PAR1') && content.length > 1000;
