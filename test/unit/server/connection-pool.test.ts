import { describe, expect, it } from 'vitest';
import { connectionPool } from '../../../src/server/connection-pool.ts';

/** A pool of three with a clock of its own, whose ended connections are told by name. */
function poolOfThree() {
  const ended: string[] = [];
  let [shed, time] = [0, 0];
  const pool = connectionPool({ most: 3, shed: () => (shed += 1), now: () => time });
  const open = (name: string, address = 'a') => pool.add({ address, end: () => ended.push(name) });
  const pass = (ms: number): void => {
    time += ms;
  };
  return { pool, open, ended, pass, shed: () => shed };
}

describe('one connection more than may be open', () => {
  it('ends the oldest that was not answered yet, and is told of', () => {
    const { open, ended, shed } = poolOfThree();
    for (const name of ['1', '2', '3', '4', '5']) open(name);
    expect([ended, shed()]).toEqual([['1', '2'], 2]);
  });

  it('ends one that asked nothing for a second before one that was answered before', () => {
    const { pool, open, ended, pass } = poolOfThree();
    pool.answered(open('served'));
    pass(1);
    open('silent');
    pass(1001);
    for (const name of ['1', '2']) open(name);
    expect(ended).toEqual(['silent']);
  });

  it('ends the one that was of use longest ago among those that may still ask', () => {
    const { pool, open, ended, pass } = poolOfThree();
    const served = open('served');
    for (const name of ['1', '2']) {
      pass(10);
      open(name);
    }
    pass(10);
    pool.answered(served);
    open('3');
    expect(ended).toEqual(['1']);
    pass(10);
    pool.answered(served);
    open('4');
    expect(ended).toEqual(['1', '2']);
  });

  it('lets a new one ask, though all others were answered', () => {
    const { pool, open, ended, pass } = poolOfThree();
    for (const name of ['1', '2', '3', '4', '5']) {
      pass(10);
      const client = open(name);
      pass(10);
      pool.answered(client);
    }
    pass(10);
    for (const name of ['6', '7']) open(name);
    expect(ended).toEqual(['1', '2', '3', '4']);
  });

  it('ends one of the address that has the most', () => {
    const { open, ended } = poolOfThree();
    open('api server', 'b');
    for (const name of ['1', '2', '3', '4']) open(name, 'a');
    expect(ended).toEqual(['1', '2']);
  });

  it('ends none when another was closed before', () => {
    const { pool, open, ended } = poolOfThree();
    const clients = [open('1'), open('2'), open('3')];
    for (const client of clients) pool.remove(client);
    for (const client of clients) pool.remove(client);
    for (const name of ['4', '5', '6']) open(name);
    expect(ended).toEqual([]);
  });

  it('counts none twice that closes after it was ended', () => {
    const { pool, open, ended } = poolOfThree();
    const first = open('1');
    for (const name of ['2', '3', '4']) open(name);
    pool.remove(first);
    pool.answered(first);
    open('5');
    expect(ended).toEqual(['1', '2']);
  });
});

describe('the end of silent connections', () => {
  it('leaves those on which something is being answered', () => {
    const { pool, open, ended } = poolOfThree();
    const [, busy, done] = [open('silent'), open('busy'), open('done')];
    for (const client of [busy, done]) pool.asked(client);
    pool.answered(done);
    pool.endSilent();
    expect(ended).toEqual(['silent', 'done']);
  });
});
