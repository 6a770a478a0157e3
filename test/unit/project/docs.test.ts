import { expect, it } from 'vitest';
import { doctorPage } from '../../../scripts/doctor-page.ts';
import { reasonsPage } from '../../../scripts/reasons-page.ts';

it('the page of reasons is the table in the code', async () => {
  await expect(reasonsPage()).toMatchFileSnapshot('../../../docs/reasons.md');
});

it('the page of doctor is the table in the code', async () => {
  await expect(doctorPage()).toMatchFileSnapshot('../../../docs/doctor.md');
});
