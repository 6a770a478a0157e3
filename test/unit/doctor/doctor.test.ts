import { describe, expect, it } from 'vitest';
import { print } from '../../../src/commands/doctor/print.ts';
import { examine } from '../../../src/doctor/examine.ts';
import { isBad } from '../../../src/doctor/finding.ts';
import { seen } from '../../../src/kubernetes/seen.ts';
import { collectingTerminal } from '../../support/collecting-terminal.ts';
import { CASES, inTeam, PROBED } from './broken-installations.ts';
import {
  AUTHORITIES,
  bothEntries,
  entry,
  installation,
  LEAF,
  NOW,
  namespace,
  OPTED_IN,
  outputs,
  replica,
  server,
  webhook,
} from './installation.ts';

describe('doctor', () => {
  it.each(CASES)('%s', async (name, facts, isFault) => {
    const { terminal, stdout } = collectingTerminal();
    const sections = examine(installation(facts));
    print(sections, 'text', terminal);
    await expect(stdout()).toMatchFileSnapshot(`golden/${name}.txt`);
    expect(isBad(sections)).toBe(isFault);
  });

  it('prints only what is not as it should be, in the short form', () => {
    const { terminal, stdout } = collectingTerminal();
    print(examine(installation(inTeam({ stores: [outputs({ kind: 'absent' })] }))), 'short', terminal);
    expect(stdout()).toBe(`namespace team-a
----------------
✘ Secret gcs-secret of gs://acme-outputs is missing
    kubectl -n team-a create secret generic gcs-secret --from-file=gcs-key.json=KEY.json
    see docs/doctor.md#secret

Found: 1 fault.
`);
  });

  it('prints JSON for programs', () => {
    const { terminal, stdout } = collectingTerminal();
    print(examine(installation(PROBED)), 'json', terminal);
    expect(JSON.parse(stdout())).toMatchObject({
      status: 'warning',
      sections: expect.arrayContaining([
        { title: 'kubernetes-api', findings: [{ check: 'api_server', mark: 'ok', text: 'the API server is v1.37.0' }] },
      ]),
    });
  });

  it.each([
    ['a leaf that another authority signed', AUTHORITIES.other, true],
    ['a leaf that the authority in caBundle signed', AUTHORITIES.issuing, false],
    ['a leaf with an authority and an older one in caBundle', [...AUTHORITIES.expired, ...AUTHORITIES.issuing], false],
  ])('with certificates from files, knows %s', (_name, certificates, isFault) => {
    const shown = seen({ kind: 'leaf' as const, pem: LEAF, secret: 'tls' });
    const sections = examine(installation({ webhooks: webhook({ certificates }), server: server({ shown }) }));
    expect(isBad(sections)).toBe(isFault);
  });

  it.each([
    [-1, 'fault', 'authority'],
    [1, 'warning', 'authority'],
    [3, 'ok', 'authority'],
    [3, 'warning', 'leaf'],
    [8, 'ok', 'leaf'],
  ] as const)('judges a serving certificate with %s days left as %s (%s)', (days, mark, kind) => {
    const shown = seen({ kind, pem: LEAF, secret: 'tls' });
    const certNotAfter = new Date(NOW.getTime() + (days + 0.5) * 24 * 60 * 60 * 1000);
    const replicas = seen([replica('injector-a', { metrics: seen({ configHash: 'c0ffee', certNotAfter }) })]);
    const findings = examine(installation({ server: server({ replicas, wanted: seen(1), shown }) })).flatMap(
      (each) => each.findings,
    );
    expect(findings.filter(({ check }) => check === 'serving_certificate').map((each) => each.mark)).toEqual([mark]);
  });

  it('names several installations', () => {
    const webhooks = seen([
      { name: 'ours', entries: bothEntries() },
      { name: 'second', entries: [entry()] },
    ]);
    const findings = examine(installation({ webhooks })).flatMap((each) => each.findings);
    expect(findings).toContainEqual(
      expect.objectContaining({ check: 'webhook', mark: 'warning', text: 'second has entries of ours too' }),
    );
  });

  it('counts a namespace in only by the exact label', () => {
    const labels = { ...OPTED_IN, 'polyaxon-gcs-injector.io/inject': 'Enabled' };
    const titles = examine(installation({ namespaces: seen([namespace({ labels })]) })).map(({ title }) => title);
    expect(titles).not.toContain('namespace team-a');
  });
});
