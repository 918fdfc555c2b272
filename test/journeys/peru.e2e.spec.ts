import { expect, test } from '@jest/globals';
import { Reader } from '@quipu/platform/database';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { importInto, PERU } from '../support/packages.ts';

async function peru(): Promise<TestApi> {
  const api = await startApi();
  await importInto(api.database, PERU);
  return api;
}

test("a researcher reads the report's table at a glance", async () => {
  await using api = await peru();
  const { data } = await api.ask(`{
    plan(code: "PE-PAGA-3") {
      figures {
        commitments milestones assessedCommitments relevantCommitments transformativeCommitments potentiallyStarred
        attendanceGovernment attendanceCivilSociety eventsWithAttendance dropped droppedWithoutReasonedResponse becameCommitments undecided
        potentialImpact { code count } completion { code count }
      }
      reports { code publicInfluence scheme { code } }
    }
  }`);
  expect(data.plan.reports).toEqual([{ code: 'design-2017-2019', publicInfluence: 'CONSULT', scheme: { code: 'G4' } }]);
  const { potentialImpact, completion, ...figures } = data.plan.figures;
  expect(figures).toEqual({
    commitments: 18,
    milestones: 78,
    assessedCommitments: 18,
    relevantCommitments: 16,
    transformativeCommitments: 1,
    potentiallyStarred: 0,
    attendanceGovernment: 172,
    attendanceCivilSociety: 152,
    eventsWithAttendance: 10,
    dropped: 14,
    droppedWithoutReasonedResponse: 14,
    becameCommitments: 3,
    undecided: 0,
  });
  expect(potentialImpact).toEqual([
    { code: 'none', count: 0 },
    { code: 'minor', count: 5 },
    { code: 'moderate', count: 12 },
    { code: 'transformative', count: 1 },
  ]);
  expect(completion.at(-1)).toEqual({ code: 'not_reviewed', count: 18 });
});

test('a citizen reads what became of her proposal, and that nobody ever told her why', async () => {
  await using api = await peru();
  const { data } = await api.ask(`{
    contribution(code: "CTR-08") {
      hasReasonedResponse lastDecision { outcome reason { titleEs } reasons source basis }
      journey { status stage { code } decision { outcome } }
      commitments { number }
    }
  }`);
  expect(data.contribution).toMatchObject({
    hasReasonedResponse: false,
    lastDecision: { outcome: 'REJECTED', basis: 'OBSERVED', source: expect.stringContaining('IRM') },
    journey: [
      { status: 'DECIDED', stage: { code: 'national_table' }, decision: { outcome: 'ACCEPTED' } },
      { status: 'DECIDED', stage: { code: 'technical_meeting' }, decision: { outcome: 'REJECTED' } },
      { status: 'NOT_REACHED', stage: { code: 'plan_adoption' }, decision: null },
    ],
    commitments: [],
  });
});

test('commitments 3, 17 and 18 come from the workshops; of the others no origin is on record', async () => {
  await using api = await peru();
  const { data } = await api.ask(
    `{ plan(code: "PE-PAGA-3") { commitments(first: 100) { nodes { number origins { code firstStage { code } } } } } }`,
  );
  const origins = data.plan.commitments.nodes.filter((one: { origins: object[] }) => one.origins.length > 0);
  expect(origins).toEqual([
    { number: '3', origins: [{ code: 'CTR-15', firstStage: { code: 'regional_workshop' } }] },
    { number: '17', origins: [{ code: 'CTR-16', firstStage: { code: 'regional_workshop' } }] },
    { number: '18', origins: [{ code: 'CTR-17', firstStage: { code: 'regional_workshop' } }] },
  ]);
});

test('the flow loses nobody: what comes in at the stages is what the ends add up to', async () => {
  await using api = await peru();
  const { data } = await api.ask(
    `{ plan(code: "PE-PAGA-3") { flow { nodes { key kind count } links { from to count } } } }`,
  );
  const { nodes, links } = data.plan.flow as {
    nodes: { key: string; kind: string; count: number }[];
    links: { from: string; to: string; count: number }[];
  };
  const ends = nodes.filter(({ kind }) => kind !== 'STAGE');
  expect(ends.reduce((sum, { count }) => sum + count, 0)).toBe(17);
  for (const end of ends)
    expect(links.filter(({ to }) => to === end.key).reduce((sum, { count }) => sum + count, 0)).toBe(end.count);
});

test('a list is read page by page to its end, each thing once, in the order of its numbers', async () => {
  await using api = await peru();
  const seen: string[] = [];
  for (let after: string | null = null; ;) {
    const { data } = await api.ask(
      `query Page($after: String) { commitments(first: 5, after: $after, filter: { plan: "PE-PAGA-3" }) { nodes { number } pageInfo { hasNextPage endCursor } totalCount } }`,
      { after },
    );
    expect(data.commitments.totalCount).toBe(18);
    seen.push(...data.commitments.nodes.map(({ number }: { number: string }) => number));
    if (!data.commitments.pageInfo.hasNextPage) break;
    after = data.commitments.pageInfo.endCursor;
  }
  expect(seen).toEqual(Array.from({ length: 18 }, (_, place) => String(place + 1)));
});

test('one field under two aliases answers each as it was asked', async () => {
  await using api = await peru();
  const { data } = await api.ask(`{ plan(code: "PE-PAGA-3") {
    two: commitments(first: 2) { nodes { number } } one: commitments(first: 1) { nodes { a: number lead { nameEs } l: lead { code } } } } }`);
  expect(data.plan.two.nodes).toHaveLength(2);
  expect(data.plan.one.nodes).toEqual([{ a: '1', lead: { nameEs: expect.any(String) }, l: { code: 'PCM-SGP' } }]);
});

const PLAN_PAGE = `query Page($code: ID!) { plan(code: $code) {
  titleEs member { nameEs } figures { commitments potentialImpact { code count } } flow { nodes { key count } links { from to count } }
  commitments(first: 100) { nodes { number titleEs lead { nameEs } theme { titleEs } milestones { number } assessments { indicator { code } code { titleEs } } origins { code } } }
  events(first: 100) { nodes { titleEs attendance { people } } } } }`;

test('the plan page costs one SQL statement, however many commitments it shows', async () => {
  await using api = await startApi();
  await given(api.database).plan();
  const statements: string[] = [];
  const reader = api.app.get(Reader);
  const rows = reader.rows.bind(reader);
  reader.rows = (sql, values) => {
    if (!sql.includes('journal.acts')) statements.push(sql);
    return rows(sql, values);
  };
  for (const count of [1, 40]) {
    await api.database.act(
      `insert into commitments (plan_id, number, title_es) select plans.id, n::text, 'Compromiso' from plans, generate_series(1, $1::int) n on conflict do nothing`,
      [count],
    );
    statements.length = 0;
    const { data } = await api.ask(PLAN_PAGE, { code: 'PE-PAGA-9' });
    expect(data.plan.commitments.nodes).toHaveLength(count);
    expect(statements).toHaveLength(1);
  }
});
