import { expect, it } from 'vitest';
import { reasonsPage } from '../../../scripts/reasons-page.ts';

it('the page of reasons is the table in the code', async () => {
  await expect(reasonsPage()).toMatchFileSnapshot('../../../docs/reasons.md');
});
