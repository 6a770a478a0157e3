import type { World } from '../worlds.ts';

/** One request. */
export interface Sent {
  readonly path: string;
  readonly body: Buffer;
}

export interface Answer {
  readonly status: number;
  readonly body: string;
}

export interface Exchange {
  readonly world: World;
  readonly sent: Sent;
  readonly answer: Answer;
}
