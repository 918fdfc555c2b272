import { error } from '@sveltejs/kit';
import { ApiUnavailable, createClient, type Execute } from '@quipu/client';

/** The API at `url`, asked for `visitor`; while it gives no answer, every page that needs it says so with status 503. */
export function connect(url: string, visitor: string): Execute {
  const execute = createClient({ url, visitor });
  return async (document, variables) => {
    try {
      return await execute(document, variables);
    } catch (failure) {
      if (!(failure instanceof ApiUnavailable)) throw failure;
      console.error(JSON.stringify({ level: 'error', message: failure.message, cause: String(failure.cause ?? '') }));
      error(503, 'The API gives no answer.');
    }
  };
}
