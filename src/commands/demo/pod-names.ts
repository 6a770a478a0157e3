/** The pods of the demo, in the order in which it shows them. */
export const POD_NAMES = ['experiment', 'tensorboard', 'job', 'tfjob-worker', 'web'] as const;

export type PodName = (typeof POD_NAMES)[number];
