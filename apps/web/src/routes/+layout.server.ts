import { isConsole } from '#lib/server/headers.ts';
import { readSettings } from '#lib/server/settings.ts';
import type { LayoutServerLoad } from './$types';

const { publicOrigin } = readSettings(process.env);

export const load: LayoutServerLoad = async ({ locals: { language, asked, proof, me }, route }) => ({
  language,
  publicOrigin,
  asked,
  isConsole: isConsole({ route }),
  me: await me().catch(() => null),
  // Without it the page fails as well, and says why; what fails here has no page to say it on.
  checkpoint: await proof().catch(() => null),
});
