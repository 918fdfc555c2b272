import { readSettings } from '#lib/server/settings.ts';
import type { LayoutServerLoad } from './$types';

const { publicOrigin } = readSettings(process.env);

export const load: LayoutServerLoad = async ({ locals: { language, asked, proof } }) => ({
  language,
  publicOrigin,
  asked,
  // Without it the page fails as well, and says why; what fails here has no page to say it on.
  checkpoint: await proof().catch(() => null),
});
