/** Our own server as it is shipped. */
export const OURS = 'ours';
/** The whole work of an admission by hand, on Node's own server. */
export const FLOOR = 'F0';
/** The same again: a pair that shows what this machine can tell apart. */
export const FLOOR_AGAIN = 'F0 again';
