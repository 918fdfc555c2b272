import { join } from 'node:path';
import { Journal } from '@quipu/journal';
import { system } from '@quipu/kernel';
import { databaseOptions } from '@quipu/platform/database';
import { DataSource } from 'typeorm';
import { vocabulary } from './format/formats.ts';
import { Importer } from './import/importer.service.ts';
import type { ImportReport } from './import/report.ts';

/** Beside the sources and beside the build alike. */
export const vocabularyFolder = join(import.meta.dirname, '../vocabulary');

/**
 * Publishes the codes that ship with this program, as one act by `system:migrate`; nothing when they are published already.
 * @param url of a superuser or of a member of quipu_owner: the application may not write codes.
 */
export async function publishVocabulary(url: string): Promise<ImportReport> {
  const options = databaseOptions(url, []);
  const database = new DataSource({
    ...options,
    extra: { ...options.extra, options: '-c role=quipu_owner -c timezone=UTC' },
  });
  await database.initialize();
  try {
    return await new Importer(new Journal(database)).import(vocabularyFolder, {
      actor: system('migrate'),
      format: vocabulary,
      act: 'vocabulary.published',
    });
  } finally {
    await database.destroy();
  }
}
