import type { Reroute } from '@sveltejs/kit/hooks';
import { readPath } from '@quipu/i18n';

/** Routes are written once, with their Spanish names; English addresses lead to them. */
export const reroute: Reroute = ({ url }) => readPath(url.pathname).path;
