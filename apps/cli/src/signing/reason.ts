import { translate } from '@quipu/i18n';
import { WrongUsage, type Io } from '../io.ts';

/** Fewer characters explain nothing to whoever reads the log in ten years. */
const CHARACTERS_AT_LEAST = 20;

/** The reason without the spaces around it. @throws WrongUsage when it is too short to be one */
export function requireReason(io: Io, reason: string): string {
  const words = reason.trim();
  if (words.length < CHARACTERS_AT_LEAST)
    throw new WrongUsage(translate(io.language, 'signing.reason-too-short', { min: CHARACTERS_AT_LEAST }));
  return words;
}
