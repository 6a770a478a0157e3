import { REPORTS } from './reports.ts';
import type { Row } from './row.ts';
import { FIXTURES } from './rows/fixtures.ts';
import { KEYS_0X } from './rows/keys-0x.ts';
import { NAMED_KEYS } from './rows/named-keys.ts';
import { OTHER_CONNECTIONS } from './rows/other-connections.ts';
import { OWN_KEYS_2X } from './rows/own-keys-2x.ts';
import { SETTINGS } from './rows/settings.ts';
import { STORE_KEYS_2X } from './rows/store-keys-2x.ts';
import { STORES_0X } from './rows/stores-0x.ts';

export const ROWS: readonly Row[] = [
  ...REPORTS,
  ...OTHER_CONNECTIONS,
  ...NAMED_KEYS,
  ...OWN_KEYS_2X,
  ...STORE_KEYS_2X,
  ...SETTINGS,
  ...KEYS_0X,
  ...STORES_0X,
  ...FIXTURES,
];
