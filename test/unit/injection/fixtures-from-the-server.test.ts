import { existsSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide } from '../../../src/injection/decide.ts';
import { isPod, type Pod } from '../../../src/kubernetes/pod.ts';
import { anInput, applied, mainOf, ORACLE_CONFIG, readJson, readPod, valuesOf } from '../../support/builders.ts';

const ADMISSION = 'polyaxon-0.x/admission';
const here = (path: string): URL => new URL(`../../fixtures/${path}`, import.meta.url);
const written = (file: string): Pod =>
  readPod(
    existsSync(here(`polyaxon-0.x/before/${file}`)) ? `polyaxon-0.x/before/${file}` : `polyaxon-0.x/negative/${file}`,
  );

function sent(path: string): Pod {
  const { request } = readJson(`fixtures/${path}`) as { request: { object: unknown } };
  if (!isPod(request.object)) throw new Error(`no pod in ${path}`);
  return request.object;
}

describe("a pod of 0.x with the API server's defaults", () => {
  it.each(readdirSync(here(ADMISSION)))("%s gets the same as Polyaxon's own pod", (file) => {
    const decisions = [written(file), sent(`${ADMISSION}/${file}`)].map((pod) => {
      const decision = decide(pod, anInput({ config: ORACLE_CONFIG }));
      return {
        reason: decision.reason,
        warnings: decision.warnings,
        env: valuesOf(mainOf(applied(pod, decision))?.env),
      };
    });
    expect(decisions[1]).toEqual(decisions[0]);
  });
});

describe('a pod that is not of Polyaxon', () => {
  const captured = readdirSync(here('reviews/captured')).filter((file) => /^pod-[a-z-]+\.json$/.test(file));

  it.each(captured)('%s is left alone in the form of a real API server', (file) => {
    expect(decide(sent(`reviews/captured/${file}`), anInput({ config: ORACLE_CONFIG }))).toMatchObject({
      reason: 'not_polyaxon',
      operations: [],
    });
  });
});
