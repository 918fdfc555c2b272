import { expect, test } from '@jest/globals';
import { contentOf, entitle, join, normalLink, type Content, type Standing } from './evidence.rules.ts';

const outcome = (result: { ok: true; value: unknown } | { ok: false; rejection: { code: string } }) =>
  result.ok ? result.value : result.rejection.code;

test.each([
  ['https://www.gob.pe/pcm', 'https://www.gob.pe/pcm'],
  ['  HTTPS://WWW.Gob.PE:443/pcm ', 'https://www.gob.pe/pcm'],
  ['http://gob.pe', 'http://gob.pe/'],
  ['https://añoperu.example/ñ', 'https://xn--aoperu-wwa.example/%C3%B1'],
  ['javascript:alert(1)', 'EVIDENCE_LINK_INVALID'],
  ['data:text/html,x', 'EVIDENCE_LINK_INVALID'],
  ['ftp://gob.pe/x', 'EVIDENCE_LINK_INVALID'],
  ['//gob.pe/x', 'EVIDENCE_LINK_INVALID'],
  ['/planes', 'EVIDENCE_LINK_INVALID'],
  ['https://gob.pe/a b', 'EVIDENCE_LINK_INVALID'],
  ['java\tscript:alert(1)', 'EVIDENCE_LINK_INVALID'],
  ['https://gob.pe/\u202egpj.x', 'EVIDENCE_LINK_INVALID'],
  ['https://gob.pe/\r\nx', 'EVIDENCE_LINK_INVALID'],
  ['https://localhost/x', 'EVIDENCE_LINK_INVALID'],
  ['https://', 'EVIDENCE_LINK_INVALID'],
  ['https://ana:clave@gob.pe/', 'EVIDENCE_LINK_HAS_CREDENTIALS'],
  ['https://gob.pe@otro.example/', 'EVIDENCE_LINK_HAS_CREDENTIALS'],
  [`https://gob.pe/${'ñ'.repeat(400)}`, 'EVIDENCE_LINK_TOO_LONG'],
])('the link %j: %s', (given, expected) => expect(outcome(normalLink(given))).toBe(expected));

test.each([
  ['a file', 'ab', null, { sha256: 'ab', url: null }],
  ['a link', null, 'https://gob.pe/', { sha256: null, url: 'https://gob.pe/' }],
  ['both', 'ab', 'https://gob.pe/', 'EVIDENCE_CONTENT_DOUBLE'],
  ['neither', null, ' ', 'EVIDENCE_CONTENT_MISSING'],
])('evidence is %s', (_, file, link, expected) => expect(outcome(contentOf(file, link))).toEqual(expected));

test.each([
  ['Informe de avance', 'Informe de avance'],
  [' Acta ', 'Acta'],
  ['ab', 'EVIDENCE_TITLE_TOO_SHORT'],
  [' a\u200b\u200b ', 'EVIDENCE_TITLE_TOO_SHORT'],
])('the title %j: %s', (title, expected) => expect(outcome(entitle(title))).toBe(expected));

const FILE: Standing = { id: 'one', sha256: 'ab', url: null };
const LINK: Standing = { id: 'two', sha256: null, url: 'https://gob.pe/' };
const NEW: Content = { sha256: 'cd', url: null };
const BECAUSE = 'La primera versión no tenía firmas.';

test.each<[string, Content, string | null, string | null, string | null]>([
  ['beside others', NEW, null, null, null],
  ['in the place of one', NEW, 'one', BECAUSE, 'one'],
  ['in the place of one, without why', NEW, 'one', null, 'EVIDENCE_SUPERSEDING_UNEXPLAINED'],
  ['in the place of one, with too little of why', NEW, 'one', 'porque sí', 'EVIDENCE_SUPERSEDING_UNEXPLAINED'],
  ['in the place of what does not stand', NEW, 'three', BECAUSE, 'EVIDENCE_NOT_STANDING'],
  ['in the place of nothing, with why', NEW, null, BECAUSE, 'EVIDENCE_NOT_STANDING'],
  ['the same file again', { sha256: 'ab', url: null }, null, null, 'EVIDENCE_ALREADY_THERE'],
  ['the same file in its own place', { sha256: 'ab', url: null }, 'one', BECAUSE, 'EVIDENCE_ALREADY_THERE'],
  ['the same link again', { sha256: null, url: 'https://gob.pe/' }, null, null, 'EVIDENCE_ALREADY_THERE'],
])('new evidence %s', (_, content, named, because, expected) =>
  expect(outcome(join([FILE, LINK], content, { named, because }))).toBe(expected),
);
