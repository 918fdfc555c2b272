import { expect, test } from '@jest/globals';
import { readJournalSettings, readSettings } from './index.ts';

const DATABASE_URL = 'postgres://quipu_application@database/quipu';
const LIMA = 'witness.example/lima+a4fa68fb+BAkHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';
const CUSCO = 'witness.example/cusco+bc7e4f54+BAoICAgICAgICAgICAgICAgICAgICAgICAgICAgICAgI';
/** A key that signs logs, not cosignatures. */
const LOG = 'quipu.example/journal+1e8c3d3b+AQkHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcHBwcH';

test('a key without a state file is refused, in words, beside everything else that is wrong', () => {
  const read = () => readSettings({ JOURNAL_KEY_FILE: '/etc/quipu/key', PORT: 'x' });
  expect(read).toThrow(/JOURNAL_STATE_FILE: required with a key/);
  expect(read).toThrow(/DATABASE_URL: [\s\S]*PORT: /);
  const settings = { JOURNAL_KEY_FILE: '/etc/quipu/key', JOURNAL_STATE_FILE: '/var/lib/quipu/state', DATABASE_URL };
  expect(readSettings(settings)).toMatchObject(settings);
});

test('a key is given once', () => {
  const twice = { JOURNAL_KEY_FILE: '/etc/quipu/key', JOURNAL_KEY: 'x', JOURNAL_STATE_FILE: '/var/lib/quipu/state' };
  expect(() => readJournalSettings(twice)).toThrow(/JOURNAL_KEY: .*set one of the two/);
});

test.each([
  ['quipu.example/journal', true],
  ['localhost', true],
  ['https://quipu.example/journal', false],
  ['quipu.example/the journal', false],
  ['quipu+example', false],
])('the name of a log may be %s: %s', (JOURNAL_ORIGIN, may) => {
  const read = () => readJournalSettings({ JOURNAL_ORIGIN });
  if (may) expect(read()).toMatchObject({ JOURNAL_ORIGIN });
  else expect(read).toThrow(/JOURNAL_ORIGIN: a name such as/);
});

test('the command line needs nothing but the settings of the log', () => {
  expect(readJournalSettings({})).toEqual({ JOURNAL_ORIGIN: 'localhost/journal', JOURNAL_WITNESSES: [] });
});

test('witnesses are read as verifier keys and addresses', () => {
  const JOURNAL_WITNESSES = ` ${LIMA} https://lima.example/api/,${CUSCO}   http://10.0.0.7:7380, `;
  expect(readJournalSettings({ JOURNAL_WITNESSES }).JOURNAL_WITNESSES).toEqual([
    { vkey: LIMA, url: 'https://lima.example/api/' },
    { vkey: CUSCO, url: 'http://10.0.0.7:7380' },
  ]);
});

test.each([
  ['without an address', LIMA, LIMA],
  ['whose address is no URL', `${LIMA} lima.example`, 'lima.example'],
  ['whose address is a file', `${LIMA} file:///etc/passwd`, 'file:///etc/passwd'],
  ['with a word too many', `${LIMA} https://lima.example yes`, 'yes'],
  ['whose key was mistyped', `${LIMA.replace('BAkH', 'BAkI')} https://lima.example`, 'BAkI'],
  ['whose key signs logs', `${LOG} https://lima.example`, LOG],
  [
    'that stands there twice',
    `${LIMA} https://one.example, ${LIMA} https://two.example`,
    'witness.example/lima is named twice',
  ],
])('a witness %s is named as what is wrong', (_, wrong, named) => {
  const JOURNAL_WITNESSES = `${CUSCO} https://cusco.example, ${wrong}`;
  const read = () => readJournalSettings({ JOURNAL_WITNESSES });
  expect(read).toThrow(`JOURNAL_WITNESSES: `);
  expect(read).toThrow(named);
});
