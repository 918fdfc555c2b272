import { setTimeout } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { verifyReceipt, type Receipt } from '@quipu/proof';
import { given, REASONS } from '../builders/index.ts';
import { startApi } from '../support/api.ts';
import { HISTORY } from '../support/history.ts';
import { startLog } from '../support/log-api.ts';
import { moderationOf } from '../support/moderation.ts';
import { signedIn } from '../support/signed-in.ts';

/** Words that stand in the hidden contribution alone. */
const CANARY = 'palabraprohibida';
const OTHER = 'lugarescondido';

const start = async () => {
  const api = await startApi();
  await given(api.database).plan();
  await given(api.database).contribution('CTR-1');
  return { api, db: api.database, ...(await moderationOf(api)) };
};

test('anybody reports a contribution without an account; who moderates sees it, and leaves it as it is or hides it', async () => {
  const { api, db, report, queue, close, moderate } = await start();
  await using _ = api;
  expect(await report({ note: 'Insulta a una persona.' })).toEqual({
    __typename: 'ReportReceived',
    contribution: 'CTR-1',
  });
  expect(await report({ ground: 'PERSONAL_DATA' })).toMatchObject({ contribution: 'CTR-1' });
  expect(await report({ contribution: 'CTR-NINGUNO' })).toMatchObject({ code: 'CONTRIBUTION_NOT_FOUND' });
  const [waiting] = await queue();
  expect(waiting).toMatchObject({
    code: 'CTR-1',
    title: 'Agua segura en las escuelas',
    isHidden: false,
    standing: null,
    reports: [
      { ground: 'OFFENCE', note: 'Insulta a una persona.' },
      { ground: 'PERSONAL_DATA', note: null },
    ],
  });
  const { id } = waiting.reports[0];
  expect(await close(id, 'porque sí')).toMatchObject({ code: 'REPORT_UNEXPLAINED' });
  expect(await close(id, 'Es una crítica, y no una ofensa.')).toEqual({ __typename: 'ReportClosed', id });
  expect(await close(id, 'Es una crítica, y no una ofensa.')).toMatchObject({ code: 'REPORT_CLOSED' });
  expect((await queue())[0].reports).toHaveLength(1);
  await moderate({});
  expect(await queue()).toEqual([]);
  expect(await report()).toMatchObject({ code: 'REPORT_ALREADY_HIDDEN' });
  expect(await queue(await signedIn(db, 'auditor'))).toEqual([]);
  expect(await queue(await signedIn(db, null))).toBeNull();
});

test('hiding is a decision with a ground and reasons, superseded and never edited, and its author hears', async () => {
  const { api, db, moderate } = await start();
  await using _ = api;
  const author = await signedIn(db, null);
  await db.act('update contributions set author_id = $1', [author.account]);
  expect(await moderate({ reasons: 'Ofende.' })).toMatchObject({
    code: 'MODERATION_REASONS_TOO_SHORT',
    field: 'reasons',
  });
  expect(await moderate({ contribution: 'CTR-NINGUNO' })).toMatchObject({ code: 'CONTRIBUTION_NOT_FOUND' });
  const hidden = await moderate({});
  expect(hidden).toMatchObject({ isHidden: true, ground: 'PERSONAL_DATA', supersedes: null });
  expect(hidden.contribution).toEqual({ code: 'CTR-1', title: `quipu:hidden:${hidden.id}`, body: null });
  const show = { isHidden: false, ground: 'SHOWN_AGAIN' };
  expect(await moderate(show)).toMatchObject({ code: 'MODERATION_SUPERSEDED' });
  const shown = await moderate({ ...show, supersedes: hidden.id });
  expect(shown).toMatchObject({ isHidden: false, contribution: { title: 'Agua segura en las escuelas' } });
  const { data } = await api.ask('{ contribution(code: "CTR-1") { hiding { id } moderations { isHidden reasons } } }');
  expect(data.contribution).toEqual({
    hiding: null,
    moderations: [
      { isHidden: true, reasons: REASONS },
      { isHidden: false, reasons: REASONS },
    ],
  });
  const letters = await db.query<{ template: string; recipient: string }>(
    'select template, recipient from mail.outbox order by created_at',
  );
  expect(letters).toEqual([
    { template: 'contribution-hidden', recipient: author.email },
    { template: 'contribution-shown', recipient: author.email },
  ]);
  const [told] = await db.query<{ text: string }>('select to_jsonb(happenings)::text as text from mail.happenings');
  expect(told?.text).not.toContain('Agua segura');
});

test('two hide one contribution at once: one is recorded, the other is told to look again', async () => {
  const { api, db, moderate } = await start();
  await using _ = api;
  const both = await Promise.all([moderate({}), moderate({ ground: 'OFFENCE' })]);
  expect(both.map(({ __typename, code }) => code ?? __typename).toSorted()).toEqual([
    'MODERATION_SUPERSEDED',
    'Moderation',
  ]);
  expect(await db.query('select count(*)::int as count from moderations')).toEqual([{ count: 1 }]);
});

test('raw SQL: a moderation is neither changed, deleted nor forked, and none is without reasons', async () => {
  const { api, db, moderate } = await start();
  await using _ = api;
  await moderate({});
  await expect(db.act('update moderations set is_hidden = false')).rejects.toMatchObject({ code: 'QP003' });
  await expect(db.act('delete from moderations')).rejects.toMatchObject({ code: 'QP003' });
  const again = (reasons: string) =>
    db.act(
      `insert into moderations (plan_id, contribution_id, is_hidden, ground, reasons) select plan_id, id, true, 'offence', $1 from contributions`,
      [reasons],
    );
  await expect(again(REASONS)).rejects.toMatchObject({ constraint: 'uq_moderations_first' });
  await expect(again('No.')).rejects.toMatchObject({ constraint: 'ck_moderations_reasons' });
});

test('P6: what is hidden is found by no field, search, count, list, history, receipt or disclosure, of now or of before; shown again, all of it is back', async () => {
  await using log = await startLog();
  const { api, db } = log;
  await given(db).contribution('CTR-1');
  await given(db).contribution('CTR-2');
  await db.act(
    `update contributions set title = 'Una ' || $1::text, body = 'Dice ' || $1::text, place = $2, on_behalf_of = $2,
       author_visibility = 'public', author_name = $1 where code = 'CTR-1'`,
    [CANARY, OTHER],
  );
  await db.act(
    `insert into contribution_files (plan_id, contribution_id, title, sha256, size_bytes, media_type, file_name)
     select plan_id, id, $1, repeat('0', 64), 1, 'text/plain', $1 from contributions where code = 'CTR-1'`,
    [CANARY],
  );
  await db.act(
    `insert into decisions (plan_id, contribution_id, stage_code, outcome, reason_code, reasons, basis)
     select plan_id, id, 'thematic_table', 'rejected', 'budget', $1, 'decided' from contributions where code = 'CTR-1'`,
    [REASONS],
  );
  await log.publish();
  const then = new Date().toISOString();
  const entries = await db.query<{ id: string }>(
    `select id from journal.entries where kind in ('contributions', 'contribution_files')`,
  );
  const receipts = async () => Promise.all(entries.map(async ({ id }) => (await log.get(`receipts/${id}`)).text));
  const taken = await receipts();
  await setTimeout(10);

  const FIELDS = 'code title body place onBehalfOf authorName files { title fileName } hiding { ground reasons }';
  const questions = (asOf: string | null) => {
    const at = asOf ? `, asOf: "${asOf}"` : '';
    return [
      `{ contribution(code: "CTR-1"${at}) { ${FIELDS} } }`,
      `{ contributions(first: 50${at}) { totalCount nodes { ${FIELDS} } } }`,
      `{ contributions(first: 50, order: TITLE${at}) { edges { cursor node { title } } } }`,
      `{ plan(code: "PE-PAGA-9"${at}) { contributions(first: 50) { nodes { ${FIELDS} } } } }`,
      `{ decisions(first: 50${at}) { nodes { contribution { ${FIELDS} } } } }`,
    ];
  };
  const everything = async () => {
    const answers: string[] = [];
    for (const question of [...questions(null), ...questions(then)]) {
      const { data, errors } = await api.ask(question);
      expect([question, errors]).toEqual([question, undefined]);
      answers.push(
        JSON.stringify(data),
        ...(data.contributions?.edges ?? []).map((edge: { cursor: string }) =>
          Buffer.from(edge.cursor, 'base64').toString(),
        ),
      );
    }
    for (const of of [
      { kind: 'CONTRIBUTION', code: 'CTR-1' },
      { kind: 'PLAN', code: 'PE-PAGA-9' },
    ])
      for (const asOf of [undefined, then])
        answers.push(JSON.stringify((await api.ask(HISTORY, { of, first: 50, ...(asOf ? { asOf } : {}) })).data));
    const { size } = await log.checkpoint();
    answers.push((await log.get(`disclosures/000${size < 256 ? `.p/${size}` : ''}`)).text, ...(await receipts()));
    return answers;
  };
  const found = async (asOf?: string) => {
    const page = `query ($words: String!, $asOf: AsOf) { contributions(filter: { search: $words }, asOf: $asOf) { totalCount } }`;
    return (await api.ask(page, { words: CANARY, ...(asOf ? { asOf } : {}) })).data.contributions.totalCount;
  };
  expect((await everything()).join('\n')).toContain(CANARY);
  expect([await found(), await found(then)]).toEqual([1, 1]);

  const { moderate } = await moderationOf(api);
  const { id } = await moderate({ ground: 'OFFENCE' });
  await log.publish();
  for (const answer of await everything()) {
    expect(answer).not.toContain(CANARY);
    expect(answer).not.toContain(OTHER);
  }
  expect([await found(), await found(then)]).toEqual([0, 0]);
  for (const question of [questions(null)[0] ?? '', questions(then)[0] ?? '']) {
    expect((await api.ask(question)).data.contribution).toEqual({
      code: 'CTR-1',
      title: `quipu:hidden:${id}`,
      body: `quipu:hidden:${id}`,
      place: `quipu:hidden:${id}`,
      onBehalfOf: `quipu:hidden:${id}`,
      authorName: `quipu:hidden:${id}`,
      files: [],
      hiding: { ground: 'OFFENCE', reasons: REASONS },
    });
  }
  const proves = (receipt: string) => verifyReceipt(receipt, { vkeys: [log.vkey] }).isVerified;
  for (const receipt of [...taken, ...(await receipts())]) expect(proves(receipt)).toBe(true);
  // One of the contribution itself, one of its file.
  const withheld = (await receipts()).map((receipt) => (JSON.parse(receipt) as Receipt).withheld);
  expect(withheld).toContainEqual(expect.arrayContaining(['text.title', 'text.body', 'why']));

  await moderate({ isHidden: false, ground: 'SHOWN_AGAIN', supersedes: id });
  await log.publish();
  expect((await everything()).filter((answer) => answer.includes(CANARY)).length).toBeGreaterThan(8);
  expect([await found(), await found(then)]).toEqual([1, 1]);
});
