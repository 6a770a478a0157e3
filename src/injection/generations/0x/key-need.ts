import { DEFAULT_KEY, keyFileName } from '../../../gcs/key-file.ts';
import type { KeySecret } from '../../../gcs/store.ts';
import { KEY_FOLDER_0X } from '../../keys/free-path.ts';
import type { KeyNeed } from '../../keys/key-need.ts';

/** A key as the 0.x spawner mounts it: under its own name, which must end in `.json`. */
export const needOf = (secret: KeySecret): KeyNeed => ({
  secret,
  mountPath: KEY_FOLDER_0X,
  defaultKey: DEFAULT_KEY,
  fileName: keyFileName(secret.key ?? DEFAULT_KEY),
  anyJson: false,
  isVital: true,
});
