import { Sequencer } from '@quipu/journal/log';
import type { TestDatabase } from './database.ts';

/**
 * Gives every committed entry of `db` its leaf, as the worker would, and answers how many leaves are new. Call it before
 * asking for anything that only the log knows: positions, proofs, the past.
 */
export async function sequence(db: Pick<TestDatabase, 'sequencerUrl'>): Promise<number> {
  const sequencer = await Sequencer.connect(db.sequencerUrl);
  try {
    return await sequencer.drain();
  } finally {
    await sequencer.close();
  }
}
