import { describe, expect, it } from 'vitest';
import { experiment, send } from '../../support/admission-reviews.ts';
import { startForTest } from '../../support/running-server.ts';
import { refusal } from './status-bodies.ts';

/** Looks like more stack frames than there are. */
const MESSAGE = 'cannot read s3cr3t\n    at s3cr3t';

const broken = () =>
  startForTest({
    inputFor: () => {
      throw new TypeError(MESSAGE);
    },
  });

describe('a fault of ours', () => {
  it('is answered with 500, without any detail', async () => {
    await using server = await broken();
    const answer = await send(server.ports.webhook, experiment());
    expect(refusal(answer, 500)).toBe('internal error, see the log of the injector');
    expect(answer.body).not.toMatch(/s3cr3t|TypeError|\bat /);
  });

  it('is logged once, with the kind and place of its error, without its message or the pod', async () => {
    await using server = await broken();
    await send(server.ports.webhook, experiment());
    expect(server.written.admissions).toEqual([
      {
        level: 'error',
        time: expect.any(String),
        result: 'failed',
        reason: 'fault',
        namespace: 'polyaxon',
        code: 500,
        err: { type: 'TypeError', place: expect.arrayContaining([expect.stringMatching(/^\s+at .*faults-of-ours/)]) },
        msg: 'admission failed',
      },
    ]);
    expect(server.written.text).not.toMatch(/s3cr3t|polyaxon-experiment-job/);
  });

  it('does not stop the answer to the next request', async () => {
    await using server = await broken();
    const answers = [await send(server.ports.webhook, experiment()), await send(server.ports.webhook, experiment())];
    expect(answers.map(({ status }) => status)).toEqual([500, 500]);
  });
});
