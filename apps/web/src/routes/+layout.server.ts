import { readSettings } from '#lib/server/settings.ts';
import type { LayoutServerLoad } from './$types';

const { publicOrigin } = readSettings(process.env);

export const load: LayoutServerLoad = ({ locals }) => ({ language: locals.language, publicOrigin });
