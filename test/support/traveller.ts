import type { Response } from 'supertest';
import type { TestApi } from './api.ts';
import { visitor, type Visitor } from './visitor.ts';

/** Where the portal of these tests is reached; what stands there is the API itself. */
export const PORTAL = 'https://portal.example';

/** A browser that goes back and forth between the portal and a provider, and keeps the cookies of both. */
export interface Traveller extends Visitor {
  /** One request to the portal, a path or an address of it. */
  get(to: string): Promise<Response>;
  /** The page that a path of the portal leads to at once. */
  ledTo(to: string): Promise<string>;
  /** Says at the provider who they are; nobody: turns back there. @returns the address that they are sent to */
  passProvider(address: string, who: string): Promise<string>;
  /** Goes all the way. @returns where it ends */
  signInAs(who: string, to?: string): Promise<string>;
  /** Agrees to leave the provider. @returns the address that they are sent to */
  leaveProvider(address: string): Promise<string>;
}

const FORWARDED = { 'x-forwarded-proto': 'https', 'user-agent': 'Prueba' };

/** The cookies of the provider, and what it answers. */
function guest() {
  const cookies = new Map<string, string>();
  return async (address: string, form?: Record<string, string>) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(address, {
      redirect: 'manual',
      headers: { cookie },
      ...(form ? { method: 'POST', body: new URLSearchParams(form) } : {}),
    });
    for (const set of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    return { next: next && new URL(next, address).href, text: await answer.text() };
  };
}

/** @param from the network address that they come from */
export function traveller(api: TestApi, address = '203.0.113.1'): Traveller {
  const browser = visitor(api, { address, headers: { 'x-forwarded-proto': 'https' } });
  const ask = guest();
  const get = async (to: string) => {
    const asked = api.http.get(to.replace(PORTAL, '')).set({ ...FORWARDED, 'x-forwarded-for': address });
    if (browser.cookie) void asked.set('cookie', browser.cookie);
    const answer = await asked;
    const kept = (answer.headers['set-cookie'] as unknown as string[] | undefined)?.at(-1)?.split(';')[0];
    if (kept) browser.cookie = kept;
    return answer;
  };
  const ledTo = async (to: string) => (await get(to)).headers['location'] ?? '';
  /** Follows until an address leads out of the provider, or to a page of it. */
  const follow = async (first: string, form?: Record<string, string>) => {
    let at = first;
    let answer = await ask(at, form);
    while (answer.next && !answer.next.startsWith(PORTAL)) answer = await ask((at = answer.next));
    return { out: answer.next, page: at, text: answer.text };
  };
  const passProvider = async (start: string, who: string) => {
    const { out, page } = await follow(start);
    return out ?? (await follow(page, { who })).out ?? '';
  };
  return Object.assign(browser, {
    get,
    ledTo,
    passProvider,
    async signInAs(who: string, to = '/') {
      const start = await ledTo(`/auth/start?to=${encodeURIComponent(to)}`);
      return ledTo(await passProvider(start, who));
    },
    async leaveProvider(end: string) {
      const { text, page } = await follow(end);
      const field = (name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(text)?.[1] ?? '';
      const action = /action="([^"]*)"/.exec(text)?.[1] ?? page;
      return (await follow(action, { xsrf: field('xsrf'), logout: 'yes' })).out ?? '';
    },
  });
}
