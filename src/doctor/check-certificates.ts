import type { Certificate } from '../certificates/certificate.ts';
import { isExpired } from '../certificates/validity.ts';
import { isTrusted } from '../rotation/shown-certificate.ts';
import type { EntryFacts, Facts } from './facts.ts';
import { type Finding, fault, notSeen, ok, type Section, warn } from './finding.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/** A person needs some days for a new one. */
const SOON_DAYS = 7;
/** Leaves of the own authority live for a week. It renews them when a third of that is left. */
const SOON_DAYS_OF_OWN = 2;

export const daysLeft = (notAfter: Date, now: Date): number =>
  Math.floor((notAfter.getTime() - now.getTime()) / DAY_MS);

export function checkCertificates({ webhooks, server, now }: Facts): Section {
  const entries = webhooks.kind === 'seen' ? (webhooks.value[0]?.entries ?? []) : [];
  const chain = entries.length === 0 ? [] : [ofChain(entries, server.shown)];
  return {
    title: 'certificates',
    findings: [...entries.map((entry) => ofBundle(entry, now)), ...chain, ...ofLeaves(server, now)],
  };
}

function ofBundle({ name, certificates }: EntryFacts, now: Date): Finding {
  const valid = certificates.filter((each) => !isExpired(each, now));
  if (certificates.length === 0)
    return fault(
      'ca_bundle',
      `the caBundle of ${name} is empty`,
      'The log of the replicas says why they do not write it.',
    );
  const last = latest(valid);
  if (last === undefined) return fault('ca_bundle', `every authority in the caBundle of ${name} has expired`);
  const days = daysLeft(last.notAfter, now);
  const text = `the caBundle of ${name} has an authority that is valid for ${days} more days`;
  return days < SOON_DAYS ? warn('ca_bundle', text) : ok('ca_bundle', text);
}

const latest = (certificates: readonly Certificate[]): Certificate | undefined =>
  [...certificates].sort((a, b) => b.notAfter.getTime() - a.notAfter.getTime())[0];

function ofChain(entries: readonly EntryFacts[], shown: Facts['server']['shown']): Finding {
  if (shown.kind === 'absent') return fault('serving_chain', 'there is no Secret with the serving certificate');
  if (shown.kind === 'unseen')
    return notSeen('serving_chain', 'which authority signs the serving certificates', shown.why);
  const { secret } = shown.value;
  const without = entries.filter(({ certificates }) => !isTrusted(shown.value, certificates));
  if (without.length === 0) return ok('serving_chain', `caBundle trusts the certificates of Secret ${secret}`);
  const names = without.map(({ name }) => name).join(' and ');
  return fault('serving_chain', `the caBundle of ${names} does not trust the certificates of Secret ${secret}`);
}

function ofLeaves({ replicas, shown }: Facts['server'], now: Date): readonly Finding[] {
  if (replicas.kind !== 'seen') return [];
  const soon = shown.kind === 'seen' && shown.value.kind === 'leaf' ? SOON_DAYS : SOON_DAYS_OF_OWN;
  return replicas.value.flatMap(({ name, metrics }) => {
    if (metrics.kind !== 'seen' || metrics.value.certNotAfter === undefined) return [];
    const days = daysLeft(metrics.value.certNotAfter, now);
    const text = `${name} shows a certificate that is valid for ${days} more days`;
    if (days < 0) return [fault('serving_certificate', `the certificate of ${name} has expired`)];
    return [days < soon ? warn('serving_certificate', text) : ok('serving_certificate', text)];
  });
}
