import { pure, type Room } from './room.ts';

export const FACTS = ['polyaxon', 'gcs', 'kubernetes', 'json'];
export const GIVEN = ['injection/keys', 'injection/plan', 'injection/reading', 'injection'];

/** The floors of the decision. */
export const TOWER: readonly (readonly Room[])[] = [
  [
    pure('injection/decide.ts', 'recognise → read → plan → judge; the one switch over generations', [
      ...['injection/verdict.ts', 'injection/generations/0x', 'injection/generations/2x', 'injection/generations'],
      ...['injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/verdict.ts', 'policy on missing Secrets, final reason, status, patch', [
      ...['injection/generations', 'injection/plan', 'injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/generations/0x', 'where a 0.x run stores its outputs; what its containers should have', [
      ...['injection/generations', ...GIVEN, 'polyaxon/0x', ...FACTS],
    ]),
    pure('injection/generations/2x', 'the same for 1.x and 2.x', [
      ...['injection/generations', ...GIVEN, 'polyaxon/2x', ...FACTS],
    ]),
  ],
  [pure('injection/generations', 'the way of every run: find → locate keys → wish', [...GIVEN, ...FACTS])],
  [
    pure('injection/keys', 'is a key needed, where is it mounted, which credentials does a container have', [
      ...['injection/plan', 'injection/reading', 'injection', ...FACTS],
    ]),
  ],
  [
    pure('injection/plan', 'what is missing; the JSON Patch of it', ['injection', ...FACTS]),
    pure('injection/reading', 'a pod, read once: containers, targets, choices', [
      ...['injection', 'polyaxon/0x', 'polyaxon/2x', ...FACTS],
    ]),
  ],
  [pure('injection', 'reasons, settings, warnings, status, our own names', ['text', ...FACTS])],
];
