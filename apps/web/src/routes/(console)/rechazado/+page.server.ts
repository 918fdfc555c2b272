import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** What another site had a browser send ends here: hooks.server.ts. */
export const load: PageServerLoad = () => error(403, { message: 'From another site.', foreign: true });
