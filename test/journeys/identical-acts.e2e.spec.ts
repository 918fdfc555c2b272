import { expect, test } from '@jest/globals';
import { given, REASONS } from '../builders/index.ts';
import { draftAll, PUBLISH_BATCH } from '../support/batches.ts';
import { done, draftOn, PUBLISH } from '../support/drafts.ts';
import { left, type Left } from '../support/left.ts';
import { follower, spreadAll } from '../support/notices.ts';
import { importInto } from '../support/packages.ts';
import {
  desk,
  IN_BULK,
  packageOf,
  WAYS,
  type Deciding,
  type Desk,
  type WayOfDeciding,
} from '../support/ways-of-deciding.ts';

const REJECTED: Deciding = {
  stage: 'national_table',
  outcome: 'REJECTED',
  reasonCode: 'budget',
  reasons: REASONS,
  legalGround: 'Ley 27806',
  decidingInstitution: 'PCM-SGP',
  decidedOn: '2026-11-20',
};
const ACCEPTED: Deciding = {
  stage: 'national_table',
  outcome: 'ACCEPTED',
  decidingInstitution: 'PCM-SGP',
  decidedOn: '2026-11',
};
const EARLIER: Deciding = { ...REJECTED, outcome: 'DEFERRED', reasons: `${REASONS} Se verá después.` };

const MERGE = `insert into lineage_edges (plan_id, kind, from_contribution_id, to_contribution_id, because)
  select one.plan_id, 'merged_into', one.id, other.id, 'Piden lo mismo.' from contributions as one, contributions as other
  where one.code = $1 and other.code = $2`;

const idOf = async ({ api }: Desk, code: string) =>
  (await api.database.query<{ id: string }>('select id from contributions where code = $1', [code]))[0]?.id ?? '';

/** A contribution that another one was merged into, both of people who are known, and which somebody follows. */
async function contribution(at: Desk, code: string): Promise<Record<string, string>> {
  const { database: db } = at.api;
  for (const [one, author] of [
    [code, at.author],
    [`ORIGEN-DE-${code}`, at.other],
  ] as const) {
    await given(db).contribution(one);
    await db.act('update contributions set author_id = $1 where code = $2', [author.account, one]);
  }
  await db.act(MERGE, [`ORIGEN-DE-${code}`, code]);
  await follower(db, { table: 'contributions', code, who: at.coordinator });
  return { [await idOf(at, `ORIGEN-DE-${code}`)]: 'ORIGIN' };
}

/** What is left by a decision that comes by `way`, once followers have heard of it. */
async function leftBy(at: Desk, way: WayOfDeciding, decision: Deciding): Promise<Left> {
  const code = `CTR-${Object.keys(WAYS).indexOf(way) + 1}-${decision.outcome}`;
  const names = await contribution(at, code);
  await WAYS[way](at, code, decision);
  await spreadAll(at.api.database);
  return left(at.api.database, code, names);
}

/** The same but for what an import says of itself: which package it was; and that nobody decided at a desk here. */
function asImported({ acts, rows, entries, ...rest }: Left, package_: unknown): Left {
  const byNobody = (row: Record<string, unknown>) => ({ ...row, decided_by_id: null });
  return {
    ...rest,
    drafts: [],
    acts: acts.map((act) => ({ ...act, source: package_ })),
    rows: rows.map(byNobody),
    entries: entries.map((entry) => ({ ...entry, after: byNobody(entry['after'] as Record<string, unknown>) })),
  };
}

const PACKAGE = expect.stringMatching(/^una-decision 1 /);

test.each([
  ['a rejection', REJECTED],
  ['an acceptance', ACCEPTED],
] as const)(
  '%s leaves the same act, rows, entries, letters, happenings and notices by screen, API, import and bulk',
  async (_, decision) => {
    await using at = await desk();
    await follower(at.api.database, { who: at.author });
    const recorded = await leftBy(at, 'the API, at once', decision);
    const { account } = at.coordinator;
    const reason = decision.reasons ?? null;
    const act = {
      act: 'decision.recorded',
      actor: `person:${account}`,
      role: 'coordinator',
      reason,
      subject: 'CODE',
      source: null,
    };
    expect(recorded).toMatchObject({
      acts: [act],
      rows: [{ id: 'DECISION 1', decided_by_id: account, supersedes_id: null }],
      entries: [{ kind: 'decisions', op: 'insert', row: 'DECISION 1' }],
      drafts: [],
      happenings: [{ kind: 'decision', key: 'decision:DECISION 1' }],
    });
    const letters = recorded.letters.map(({ template, account_id: to }) => [template, to]);
    // The author follows the plan as well, and hears of it once.
    expect(letters).toHaveLength(3);
    expect(letters).toEqual(
      expect.arrayContaining([
        ['decision-recorded', at.author.account],
        ['successor-decided', at.other.account],
        ['notice', account],
      ]),
    );
    for (const way of Object.keys(WAYS).filter((one): one is WayOfDeciding => one !== 'the API, at once')) {
      const found = await leftBy(at, way, decision);
      const same = way.startsWith('a package') ? asImported(recorded, PACKAGE) : { ...recorded, drafts: ['update'] };
      expect([way, found]).toEqual([way, same]);
    }
  },
);

test('so does a decision that takes the place of another, and says why', async () => {
  await using at = await desk();
  const superseding = async (way: WayOfDeciding, because: string | null) => {
    const code = `CTR-${Object.keys(WAYS).indexOf(way) + 1}`;
    const names = await contribution(at, code);
    await WAYS['the API, at once'](at, code, EARLIER);
    const before = await left(at.api.database, code, names);
    const [{ id = '' } = {}] = await at.api.database.query<{ id?: string }>(
      'select decisions.id from decisions join contributions on contributions.id = contribution_id where code = $1',
      [code],
    );
    const named = because === null ? {} : { supersedes: id, supersedesBecause: because };
    await WAYS[way](at, code, { ...REJECTED, ...named });
    await spreadAll(at.api.database);
    const after = await left(at.api.database, code, names);
    expect(after.rows[0]).toEqual(before.rows[0]);
    return after;
  };
  const imported = await superseding('a package that is imported', null);
  const because = String(imported.rows[1]?.['supersedes_because']);
  expect(because).toContain('una-decision');
  const recorded = await superseding('the API, at once', because);
  expect(recorded).toMatchObject({
    acts: [{ reason: EARLIER.reasons }, { reason: REASONS }],
    rows: [{ id: 'DECISION 1' }, { id: 'DECISION 2', supersedes_id: 'DECISION 1', supersedes_because: because }],
  });
  expect(recorded.letters.map(({ template }) => template)).toEqual(
    expect.arrayContaining(['decision-recorded', 'decision-replaced', 'successor-decided', 'successor-replaced']),
  );
  const [first, second] = [asImported(recorded, null), asImported(recorded, PACKAGE)];
  const at0 = <T>(one: readonly T[], other: readonly T[]) => [one[0], other[1]];
  expect(imported).toEqual({
    ...second,
    acts: at0(first.acts, second.acts),
    rows: at0(recorded.rows, second.rows),
    entries: at0(recorded.entries, second.entries),
  });
  for (const way of ['the API, from a draft', 'the forms of the portal'] as const)
    expect([way, await superseding(way, because)]).toEqual([way, { ...recorded, drafts: ['update'] }]);
  expect(IN_BULK.size).toBe(Object.keys(WAYS).length - 4);
});

test('one published alone and ten published at once leave the same, each', async () => {
  await using at = await desk();
  const { api, coordinator } = at;
  const codes = Array.from({ length: 10 }, (_, place) => `CTR-DE-DIEZ-${place}`);
  const names = new Map<string, Record<string, string>>();
  for (const code of ['CTR-SOLA', ...codes]) names.set(code, await contribution(at, code));
  const { id } = await draftOn(api, 'CTR-SOLA', REJECTED, coordinator.token);
  await done(api, PUBLISH, { draft: id }, coordinator.token);
  const batch = await draftAll(api, codes, REJECTED, undefined, coordinator.token);
  expect(await done(api, PUBLISH_BATCH, { id: batch.id }, coordinator.token)).toMatchObject({ published: 10 });
  await spreadAll(api.database);
  const alone = await left(api.database, 'CTR-SOLA', names.get('CTR-SOLA'));
  for (const code of codes) expect([code, await left(api.database, code, names.get(code))]).toEqual([code, alone]);
});

test('importing the same decision again writes nothing and tells nobody again', async () => {
  await using at = await desk();
  await contribution(at, 'CTR-904');
  const path = await packageOf('CTR-904', REJECTED);
  await importInto(at.api.database, path);
  const before = await left(at.api.database, 'CTR-904');
  expect(await importInto(at.api.database, path)).toMatchObject({ outcome: 'unchanged' });
  expect(await left(at.api.database, 'CTR-904')).toEqual(before);
});

const NOTHING = { rows: [], acts: [], letters: [], happenings: [], notices: [] };

test('a dry run of a package tells nobody of its decisions', async () => {
  await using at = await desk();
  await contribution(at, 'CTR-904');
  const report = await importInto(at.api.database, await packageOf('CTR-904', REJECTED), { isDryRun: true });
  expect(report).toMatchObject({ outcome: 'checked' });
  expect(await left(at.api.database, 'CTR-904')).toMatchObject(NOTHING);
});

test('what a package transcribes from a source is nobody’s act here: it belongs to the import, and nobody is told', async () => {
  await using at = await desk();
  await contribution(at, 'CTR-904');
  await importInto(at.api.database, await packageOf('CTR-904', REJECTED, 'Acta de la mesa'));
  expect(await left(at.api.database, 'CTR-904')).toMatchObject({ ...NOTHING, rows: [{ basis: 'observed' }] });
  const acts = await at.api.database.query(
    `select act, subject from journal.acts join journal.entries on act_id = acts.id where kind = 'decisions'`,
  );
  expect(acts).toEqual([{ act: 'package.imported', subject: 'una-decision' }]);
});
