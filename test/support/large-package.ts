import { createWriteStream } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const REASONS =
  'La propuesta pide recursos que el pliego no tiene asignados en el período del plan; se explica en el acta.';

/** Two decisions for each contribution: accepted at the table, then rejected for want of money. */
function* decisions(contributions: number) {
  yield 'plan_code,contribution_code,stage_code,outcome,reason_code,reasons,legal_ground,deciding_institution_code,event_code,decided_on,basis,source,has_published_response,is_author_notified\n';
  for (let at = 1; at <= contributions; at += 1) {
    yield `XX-1,AP-${at},table,accepted,,,,,,2026-03,decided,,yes,yes\n`;
    yield `XX-1,AP-${at},adoption,rejected,budget,"${REASONS} Expediente ${at}.",,,,2026-05-04,decided,,yes,no\n`;
  }
}

function* contributions(count: number) {
  yield 'code,plan_code,kind,first_stage_code,event_code,theme_code,title,body,language,contributor_kind,institution_code,recorded_on\n';
  for (let at = 1; at <= count; at += 1)
    yield `AP-${at},XX-1,proposal,table,,,"Aporte ${at}, con comas y ""comillas""","${'Texto del aporte, en varias líneas.\n'.repeat(5)}",es,person,,2026-02-03\n`;
}

const SMALL = {
  'members.csv': 'code,name_es,name_en,time_zone\nXX,Miembro,Member,America/Lima\n',
  'plans.csv':
    'code,member_code,number,title_es,title_en,starts_on,ends_on,legal_instrument,adopted_on,commitments_published,completion_percent_published,source\nXX-1,XX,1,Plan,,2026,2028,,,,,\n',
  'stages.csv': 'plan_code,code,position,title_es,title_en\nXX-1,table,1,Mesa,\nXX-1,adoption,2,Aprobación,\n',
};

/** Writes a package of one plan with `count` contributions and twice as many decisions into `folder`. */
export async function writeLargePackage(folder: string, count: number): Promise<void> {
  await mkdir(folder, { recursive: true });
  const names = ['members', 'plans', 'stages', 'contributions', 'decisions'];
  const descriptor = {
    format: 'quipu-open-data/1',
    name: 'large',
    version: '1',
    resources: names.map((name) => ({ name, path: `${name}.csv` })),
  };
  await writeFile(join(folder, 'datapackage.json'), JSON.stringify(descriptor));
  for (const [name, content] of Object.entries(SMALL)) await writeFile(join(folder, name), content);
  await pipeline(Readable.from(contributions(count)), createWriteStream(join(folder, 'contributions.csv')));
  await pipeline(Readable.from(decisions(count)), createWriteStream(join(folder, 'decisions.csv')));
}
