import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const LIBRARY = /gopkg\.in\/evanphx\/json-patch\.v4 (\S+)/;
const KUBERNETES = '../../../lab/kubernetes/binary/go.mod';
const pinIn = (file: string): string | undefined =>
  LIBRARY.exec(readFileSync(join(import.meta.dirname, file), 'utf8'))?.[1];

it('patches are applied by the version that the newest Kubernetes uses', () => {
  expect(pinIn('go.mod')).toMatch(/^v4\./);
  expect(pinIn('go.mod')).toBe(pinIn(KUBERNETES));
});
