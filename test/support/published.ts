import type { TestDatabase } from './database.ts';
import { signerFor } from './signing.ts';

/** Numbers and signs what is in `db`, once, with a key that is gone afterwards. @returns how many leaves are public */
export async function publish(db: TestDatabase): Promise<number> {
  await using signer = await signerFor(db);
  return (await signer.sign()).checkpoint.size;
}
