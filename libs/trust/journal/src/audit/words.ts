import { translate, type Language } from '@quipu/i18n';
import type { Finding } from './finding.ts';

/** What a finding says, and where, in `language`. */
export function wordsOfFinding(language: Language, finding: Finding): string {
  const { code, kind = '', row = '', index, entry = '', part = '', columns = [], what = '' } = finding;
  const named = columns.join(', ') || 'none';
  return translate(language, `audit.finding.${code}`, {
    kind,
    row,
    index: String(index),
    entry,
    part,
    columns: named,
    what,
  });
}
