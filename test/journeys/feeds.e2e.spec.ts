import { expect, test } from '@jest/globals';
import { parseFeed } from 'htmlparser2';
import { given } from '../builders/index.ts';
import { startApi, type TestApi } from '../support/api.ts';
import { happened, spreadAll } from '../support/notices.ts';

const RFC_3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

async function contributed(): Promise<TestApi> {
  const api = await startApi({ PORTAL_ORIGIN: 'https://quipu.example' });
  await given(api.database).plan();
  await given(api.database).contribution('CTR-91');
  await given(api.database).commitment('1');
  return api;
}

/** The feed at `path`, as it was sent. */
const feedAt = async ({ http }: TestApi, path: string): Promise<string> =>
  ((await http.get(path).responseType('blob')).body as Buffer).toString('utf8');

test('what happened to a contribution stands in its feed and in that of its plan, with what Atom asks for', async () => {
  await using api = await contributed();
  await happened(api.database, 'CTR-91', 'decision:1');
  for (const path of ['/feeds/contribution/CTR-91.atom', '/feeds/plan/PE-PAGA-9.atom']) {
    const answer = await api.http.get(path).responseType('blob');
    const xml = (answer.body as Buffer).toString('utf8');
    expect(answer.headers['content-type']).toBe('application/atom+xml; charset=utf-8');
    const feed = parseFeed(xml);
    expect(feed?.type).toBe('atom');
    expect(feed?.id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(feed?.items).toMatchObject([
      {
        title: 'Se decidió sobre «Agua segura en las escuelas»',
        link: 'https://quipu.example/aportes/CTR-91',
        description: expect.stringContaining('decisión'),
      },
    ]);
    for (const [, instant = ''] of xml.matchAll(/<(?:updated|published)>([^<]*)</g)) expect(instant).toMatch(RFC_3339);
    expect(xml.match(/<updated>/g)).toHaveLength(2);
    expect(xml).toContain(`rel="self"`);
    expect(xml).toContain('<author>');
  }
});

test('ids stay the same, in every language and wherever the portal is', async () => {
  await using api = await contributed();
  await happened(api.database, 'CTR-91', 'decision:1');
  const idsOf = (xml: string) => parseFeed(xml)?.items.map(({ id }) => id);
  const before = idsOf(await feedAt(api, '/feeds/contribution/CTR-91.atom'));
  await spreadAll(api.database);
  await using elsewhere = await startApi({ PORTAL_ORIGIN: 'https://otro.example' }, api.database);
  const there = await feedAt(elsewhere, '/feeds/plan/PE-PAGA-9.atom?lang=en');
  expect(idsOf(there)).toEqual(before);
});

test('a feed is asked for again by its tag, and an empty one is a feed', async () => {
  await using api = await contributed();
  const { headers, body } = await api.http.get('/feeds/commitment/PE-PAGA-9/1.atom').responseType('blob');
  expect(parseFeed((body as Buffer).toString())?.items).toEqual([]);
  const again = await api.http.get('/feeds/commitment/PE-PAGA-9/1.atom').set('if-none-match', headers['etag'] ?? '');
  expect(again.status).toBe(304);
});

test('the words of a hidden contribution are in no feed', async () => {
  await using api = await contributed();
  await happened(api.database, 'CTR-91');
  await api.database.act(
    `insert into moderations (plan_id, contribution_id, is_hidden, ground, reasons)
     select plan_id, id, true, 'offence', 'Insulta a una persona que se puede reconocer por lo que dice.' from contributions`,
  );
  for (const path of ['/feeds/contribution/CTR-91.atom', '/feeds/plan/PE-PAGA-9.atom']) {
    const xml = await feedAt(api, path);
    expect(xml).not.toContain('Agua segura');
    expect(parseFeed(xml)?.items).toHaveLength(1);
  }
});

test.each([
  'contribution/CTR-0.atom',
  'plan/.atom',
  'plan/PE-PAGA-9',
  'draft/1.atom',
  'plan/PE-PAGA-9.atom/x',
  'toString/x.atom',
])('nothing is at /feeds/%s', async (path) => {
  await using api = await contributed();
  expect((await api.http.get(`/feeds/${path}`)).status).toBe(404);
});

test('a title that would be markup, or that no XML can hold, is text', async () => {
  await using api = await contributed();
  await api.database.act(`update contributions set title = $1`, [']]></title><script>alert(1)</script>\u0008 & más']);
  await happened(api.database, 'CTR-91');
  const xml = await feedAt(api, '/feeds/contribution/CTR-91.atom');
  expect(xml).not.toContain('\u0008');
  expect(parseFeed(xml)?.items[0]?.title).toBe('Se decidió sobre «]]></title><script>alert(1)</script> & más»');
});
