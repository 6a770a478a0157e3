import type { Row } from './row.ts';

type Given = Pick<Row, 'name' | 'origin' | 'says' | 'pod'> & Partial<Row>;

/** A row with only its differences. Without a configuration, the store is the pod's own. */
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
