import { readName } from '@quipu/accounts';
import type { Rejection } from '@quipu/kernel';
import type { SaidInput } from './contribution.inputs.ts';

/** The name as its author typed it; null where they typed none. Rejects with NAME_NOT_VALID. */
export function readAuthorName({ authorName }: Pick<SaidInput, 'authorName'>): string | null | Rejection {
  if (!authorName?.trim()) return null;
  const name = readName(authorName);
  return name.ok ? name.value : name.rejection;
}
