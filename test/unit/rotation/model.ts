import type { Certificate } from '../../../src/certificates/certificate.ts';
import type { Validity } from '../../../src/certificates/validity.ts';
import { apply } from '../../../src/rotation/apply.ts';
import { type Bundle, isInEveryEntry } from '../../../src/rotation/bundle.ts';
import { decide } from '../../../src/rotation/decide.ts';
import { type Authority, type Kept, NOTHING_KEPT } from '../../../src/rotation/kept.ts';
import type { Leaf } from '../../../src/rotation/observation.ts';
import type { Step } from '../../../src/rotation/step.ts';
import { later, START } from './made-authorities.ts';
import { authorityMaker, joinedAuthorities } from './model-authorities.ts';
import { aReplica, type Plan, type Replica } from './model-replica.ts';
import { Wishes } from './model-wishes.ts';

const NAMES = ['fail-closed', 'fail-open'];

/** A cluster with two replicas. The test controls time, faults and the order of everything. */
export class Model {
  now = START;
  kept: Kept = NOTHING_KEPT;
  readonly wishes = new Wishes();
  entries: readonly (readonly Certificate[])[] = [[], []];
  readonly replicas: readonly Replica[];
  readonly faults: string[] = [];
  #secret = 0;
  #configuration = 0;
  readonly #joined = joinedAuthorities();
  readonly #newAuthority = authorityMaker();

  constructor(skewsMs: readonly number[]) {
    this.replicas = skewsMs.map(aReplica);
  }

  pass(ms: number): void {
    this.now = later(ms, this.now);
  }

  wipe(entries: readonly number[]): void {
    this.#setEntries(this.entries.map((present, index) => (entries.includes(index) ? [] : present)));
  }

  setKept(kept: Kept): void {
    this.kept = kept;
    this.#secret += 1;
  }

  restart(replica: Replica): void {
    replica.leaf = undefined;
    replica.pending = undefined;
    replica.seen = { ...replica.seen, bundle: undefined };
    this.look(replica);
  }

  /** What the replica learns from a watch or a fresh answer. */
  look(replica: Replica): void {
    const entries = this.entries.map((certificates, index) => ({ name: NAMES[index] ?? '', certificates }));
    const before = replica.seen.bundle;
    const isSame = before !== undefined && replica.version === this.#configuration;
    const since = isSame ? before.since : this.clockOf(replica);
    replica.version = this.#configuration;
    replica.seen = { kept: this.kept, ...this.wishes.seen, bundle: { entries, since } };
  }

  /** Decides on its last view, and then on the present state. */
  plan(replica: Replica): void {
    replica.pending = undefined;
    if (this.#decide(replica).kind === 'nothing') return;
    this.look(replica);
    replica.pending = {
      step: this.#decide(replica),
      now: this.clockOf(replica),
      secret: this.#secret,
      configuration: this.#configuration,
    };
  }

  /** Takes the planned step, unless another writer was faster. */
  act(replica: Replica): void {
    const { pending } = replica;
    replica.pending = undefined;
    if (pending === undefined) return;
    const trustedBefore = this.replicas.filter((each) => this.isTrusted(each.leaf));
    this.#perform(replica, pending);
    for (const each of trustedBefore) {
      if (!this.isTrusted(each.leaf)) this.faults.push(`${pending.step.kind} made a leaf in use untrusted`);
    }
  }

  isTrusted(leaf: Leaf | undefined): boolean {
    return leaf !== undefined && leaf.notAfter > this.now && isInEveryEntry(this.bundle, leaf.issuer);
  }

  get bundle(): Bundle {
    return { entries: this.entries.map((certificates, index) => ({ name: `${index}`, certificates })), since: START };
  }

  clockOf({ skewMs }: Replica): Date {
    return later(skewMs, this.now);
  }

  #decide(replica: Replica): Step {
    const { seen, leaf, holdsLease } = replica;
    return decide({ ...seen, leaf, holdsLease, now: this.clockOf(replica) });
  }

  /** A write applies only to the state that its step was decided on. */
  #perform(replica: Replica, { step, now, secret, configuration }: Plan): void {
    const effect = apply(step, this.kept, now);
    switch (effect.kind) {
      case 'nothing':
        break;
      case 'write-bundle':
        if (configuration === this.#configuration) this.#setEntries(this.entries.map(() => effect.certificates));
        break;
      case 'issue-leaf':
        this.#issue(replica, effect.from, effect.validity);
        break;
      case 'keep':
        if (secret === this.#secret) this.setKept(effect.kept);
        break;
      case 'keep-with-new-authority':
        if (secret !== this.#secret) break;
        this.wishes.fulfil(effect.fulfils);
        this.setKept(effect.keptWith(this.#newAuthority(now)));
        break;
    }
  }

  #issue(replica: Replica, { certificate }: Authority, validity: Validity): void {
    const leaf = { ...validity, issuer: certificate.fingerprint, keyPair: { cert: '', key: '' } };
    const before = replica.leaf;
    if (
      before !== undefined &&
      this.#joined.isKnown(before.issuer, this.now) &&
      !this.#joined.isKnown(leaf.issuer, this.now)
    ) {
      this.faults.push('a leaf was issued before all API servers could know its authority');
    }
    replica.leaf = leaf;
  }

  #setEntries(entries: Model['entries']): void {
    this.entries = entries;
    this.#configuration += 1;
    const everywhere = entries.flat().filter(({ fingerprint }) => isInEveryEntry(this.bundle, fingerprint));
    this.#joined.update(
      everywhere.map(({ fingerprint }) => fingerprint),
      this.now,
    );
  }
}
