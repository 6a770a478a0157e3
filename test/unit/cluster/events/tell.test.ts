import { describe, expect, it } from 'vitest';
import { aConcern, telling } from './telling.ts';

const job = (name: string) => ({ apiVersion: 'batch/v1', kind: 'Job', name, uid: name });

describe('an event', () => {
  it('says at the owner what to mend, in the words and with the code of the warning', async () => {
    await using told = await telling();
    told.teller.tell(aConcern());
    await told.become({ created: 1 });
    expect(told.events).toEqual([
      {
        ...{ apiVersion: 'events.k8s.io/v1', kind: 'Event', type: 'Warning', action: 'Inject' },
        metadata: { namespace: 'team', name: expect.stringMatching(/^polyaxon-gcs-injector\.[0-9a-f]{32}$/) },
        ...{ reportingController: 'polyaxon-gcs-injector.io/admission', reportingInstance: 'injector-a' },
        eventTime: '2026-03-01T12:00:00.000000Z',
        reason: 'secret_missing',
        note: 'secret_missing: gcs/key.json: no such Secret here',
        regarding: { namespace: 'team', apiVersion: 'batch/v1', kind: 'Job', name: 'train', uid: '1' },
      },
    ]);
  });

  it('is told once an hour, however often the owner tries again', async () => {
    await using told = await telling();
    for (let time = 0; time < 50; time += 1) told.teller.tell(aConcern());
    await told.become({ created: 1 });
    told.time.pass(3_600_000);
    told.teller.tell(aConcern());
    await told.become({ created: 2 });
    const names = told.events.map(({ metadata: { name } }) => name);
    expect(new Set(names).size).toBe(2);
  });

  it('has the same name in another replica, whose second one is no fault', async () => {
    await using one = await telling();
    await using other = await telling({ status: 409, message: 'already exists' });
    for (const { teller } of [one, other]) teller.tell(aConcern());
    await one.become({ created: 1 });
    await other.become({ known: 1 });
    expect(other.events[0]?.metadata).toEqual(one.events[0]?.metadata);
    expect(other.written.text).toBe('');
  });

  it('that cannot be created is counted and logged once, and nothing more happens', async () => {
    await using told = await telling({ status: 403, message: 'forbidden' });
    told.teller.tell(aConcern());
    await told.become({ failed: 1 });
    told.teller.tell(aConcern({ regarding: job('other') }));
    await told.time.passNext(1_000);
    await told.become({ failed: 2 });
    expect(told.written.entries.map(({ level, why }) => [level, why])).toEqual([
      ['warn', 'no right to create events.events.k8s.io'],
      ['debug', 'no right to create events.events.k8s.io'],
    ]);
  });
});

it('a burst waits in a bounded queue, one event every fifth of a second', async () => {
  await using told = await telling();
  for (let time = 0; time < 600; time += 1) told.teller.tell(aConcern({ regarding: job(`train-${time}`) }));
  await told.become({ created: 1, dropped: 100 });
  expect(await told.time.passNext(1_000)).toBe(200);
  await told.become({ created: 2, dropped: 100 });
});

it('tells when the Secret is right, once, and not before', async () => {
  await using told = await telling();
  told.teller.tell(aConcern());
  await told.become({ created: 1 });
  told.states.set('gcs', { kind: 'present', keys: new Map([['key.json', 'not_json']]) });
  told.time.pass(5_000);
  told.states.set('gcs', { kind: 'present', keys: new Map([['key.json', 'usable']]) });
  await expect
    .poll(() => {
      told.time.pass(5_000);
      return told.events.length;
    })
    .toBe(2);
  expect(told.events[1]).toMatchObject({
    type: 'Normal',
    reason: 'secret_usable',
    regarding: { kind: 'Job', name: 'train' },
    note: expect.stringContaining('secret_usable: gcs/key.json: it is there now'),
  });
  told.time.pass(60_000);
  await told.become({ created: 2 });
});

it('awaits no Secret for a reason that no Secret mends', async () => {
  await using told = await telling();
  told.states.set('gcs', { kind: 'present', keys: new Map([['key.json', 'usable']]) });
  told.teller.tell(aConcern({ reason: 'no_place' }));
  await told.become({ created: 1 });
  told.time.pass(60_000);
  await told.become({ created: 1 });
});
