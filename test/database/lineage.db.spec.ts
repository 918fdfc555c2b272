import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { given } from '../builders/index.ts';
import { freshDatabase } from '../support/database.ts';

const KINDS = ['merged_into', 'derived_from', 'split_from', 'answers', 'carried_over_to'] as const;
const CODES = ['CTR-1', 'CTR-2', 'CTR-3', 'CTR-4', 'CTR-5'] as const;

const DRAW = `
  insert into lineage_edges (plan_id, kind, from_contribution_id, to_contribution_id, because)
  select one.plan_id, $1, one.id, other.id, 'Para esta prueba' from contributions as one, contributions as other
  where one.code = $2 and other.code = $3`;
const END = `
  update lineage_edges set ended_at = now(), ended_because = 'Para esta prueba'
  where id = (select id from lineage_edges where ended_at is null order by id offset $1 limit 1)`;
/** Things that come from themselves by edges that hold. */
const CIRCLES = `
  with recursive after(first, id) as (
    select earlier_id, later_id from lineage_ways where ended_at is null
    union select first, later_id from after join lineage_ways on earlier_id = after.id where ended_at is null)
  select from after where first = id`;

const step = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constantFrom(...KINDS),
      from: fc.constantFrom(...CODES),
      to: fc.constantFrom(...CODES),
    }),
  },
  { weight: 1, arbitrary: fc.record({ ended: fc.nat(3) }) },
);

test('no sequence of edges that are drawn and ended makes anything come from itself', async () => {
  await using db = await freshDatabase();
  await given(db).plan();
  for (const code of CODES) await given(db).contribution(code);
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      for (const one of steps) {
        const done = 'ended' in one ? db.act(END, [one.ended]) : db.act(DRAW, [one.kind, one.from, one.to]);
        await done.catch(({ message }: Error) => expect(message).toMatch(/close a circle|uq_lineage_edges_live/));
      }
      expect(await db.query(CIRCLES)).toEqual([]);
    }),
    { numRuns: 15 },
  );
});
