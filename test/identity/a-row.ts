import type { Row } from './row.ts';

type Given = Pick<Row, 'name' | 'origin' | 'says' | 'pod'> & Partial<Row>;

/** A row that says only what it differs in. Without a configuration the store is the pod's own. */
export const aRow = (given: Given): Row => ({
  config: '{}',
  secrets: {},
  configMaps: {},
  watched: [],
  script: {},
  who: {},
  told: [],
  ...given,
});
