import { expect, it } from 'vitest';
import { createServiceAccount } from '../../../../lab/google/accounts/service-account.ts';
import { putSecret, removeSecret } from '../../../support/api-server/secret.ts';
import { IN_TEAM, SOON, watched } from './watched.ts';

const { keyFile } = await createServiceAccount('runs@acme.iam.gserviceaccount.com', []);
const data = { 'key.json': Buffer.from(JSON.stringify(keyFile)).toString('base64') };
const DAY = 86_400;

it('has the age of each namespace with a key file, since its Secret changed', async () => {
  await using seen = await watched((api) => {
    putSecret(api, { ...IN_TEAM, data, since: '2026-02-28T12:00:00Z' });
    putSecret(api, { ...IN_TEAM, namespace: 'old', data, since: '2026-02-19T12:00:00Z' });
    putSecret(api, { ...IN_TEAM, namespace: 'broken', since: '2026-02-19T12:00:00Z' });
    putSecret(api, { ...IN_TEAM, namespace: 'timeless', data });
  });
  const become = (ages: object) => expect.poll(() => seen.seen.metric('key_age_seconds'), SOON).toEqual(ages);
  await become({ team: DAY, old: 10 * DAY });
  putSecret(seen.api, { ...IN_TEAM, data, since: '2026-03-01T12:00:00Z' });
  await become({ team: 0, old: 10 * DAY });
  removeSecret(seen.api, { ...IN_TEAM, namespace: 'old' });
  await become({ team: 0 });
});
