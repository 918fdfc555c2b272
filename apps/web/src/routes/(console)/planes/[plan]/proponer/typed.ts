import type { OpenDraftCommitmentInput } from '@quipu/client';
import type { Given } from '#lib/server/given.ts';

/** The fields of a version, in the order of its form. */
export const VERSION_FIELDS = [
  'title',
  'problem',
  'statusQuo',
  'changeSought',
  'lead',
  'authors',
  'theme',
  'startsOn',
  'endsOn',
  'sources',
  'because',
] as const;

type Typed = Given<(typeof VERSION_FIELDS)[number]>;

/** `AP-1234-5678: what it changed`, one on each line; a line without a colon says nothing of what changed. */
export const sourcesIn = (lines: string): { contribution: string; changed: string }[] =>
  lines
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const [code = '', ...changed] = line.split(':');
      return { contribution: code.trim().toUpperCase(), changed: changed.join(':').trim() };
    });

/** What was typed of a version, as the API takes it. */
export const typedVersion = ({
  text,
  optional,
  all,
}: Typed): Omit<OpenDraftCommitmentInput, 'plan' | 'initiative'> => ({
  title: text('title'),
  problem: optional('problem'),
  statusQuo: optional('statusQuo'),
  changeSought: optional('changeSought'),
  lead: optional('lead'),
  authors: all('authors'),
  theme: optional('theme'),
  startsOn: optional('startsOn'),
  endsOn: optional('endsOn'),
  sources: sourcesIn(text('sources')),
  because: text('because'),
});
