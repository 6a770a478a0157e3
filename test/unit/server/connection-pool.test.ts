import { describe, expect, it } from 'vitest';
import { connectionPool } from '../../../src/server/connection-pool.ts';

/** A pool of three with its own clock. It names the connections that it ends. */
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

describe('one connection above the bound', () => {
  it('ends the oldest without an answer, and is reported', () => {
    const { open, ended, shed } = poolOfThree();
    for (const name of ['1', '2', '3', '4', '5']) open(name);
    expect([ended, shed()]).toEqual([['1', '2'], 2]);
  });

  it('ends one without a request for a second, before one with an answer', () => {
    const { pool, open, ended, pass } = poolOfThree();
    pool.answered(open('served'));
    pass(1);
    open('silent');
    pass(1001);
    for (const name of ['1', '2']) open(name);
    expect(ended).toEqual(['silent']);
  });

  it('ends the least recently used among the others', () => {
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

  it('lets a new one send a request, though all others had answers', () => {
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

  it('ends one of the address with the most', () => {
    const { open, ended } = poolOfThree();
    open('api server', 'b');
    for (const name of ['1', '2', '3', '4']) open(name, 'a');
    expect(ended).toEqual(['1', '2']);
  });

  it('ends none if another was closed before', () => {
    const { pool, open, ended } = poolOfThree();
    const clients = [open('1'), open('2'), open('3')];
    for (const client of clients) pool.remove(client);
    for (const client of clients) pool.remove(client);
    for (const name of ['4', '5', '6']) open(name);
    expect(ended).toEqual([]);
  });

  it('counts none twice that closes after its end', () => {
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
  it('spares those that owe an answer', () => {
    const { pool, open, ended } = poolOfThree();
    const [, busy, done] = [open('silent'), open('busy'), open('done')];
    for (const client of [busy, done]) pool.asked(client);
    pool.answered(done);
    pool.endSilent();
    expect(ended).toEqual(['silent', 'done']);
  });
});
