import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { addresses, consoles, missing, pages, past, portal } from './pages.ts';
import { become, consoleUrl, type Known } from './people.ts';

interface Radio {
  readonly type: string;
  readonly name: string;
  readonly form: unknown;
  readonly checked: boolean;
}

interface Looked {
  /** Who looks, at the portal that one can sign in to; left out: anybody, at the portal. */
  readonly who?: Known | null;
  readonly path: string;
}

const everyPage: readonly Looked[] = [
  ...[...addresses(pages), ...addresses(past), ...addresses(missing)].map((path) => ({ path })),
  ...consoles.flatMap(({ who, es, en }) => [
    { who, path: es },
    { who, path: en },
  ]),
];

/** The address of a page, for a browser that has become who looks at it. */
async function addressFor(page: Page, { who, path }: Looked): Promise<string> {
  if (who === undefined) return portal(path);
  await become(page.context(), who);
  return consoleUrl(path);
}
const firstPageBytes = 60 * 1024;
/** The one page with a program. */
const verifies = new Set(['/verificar', '/en/verify']);

/** Bytes that the first visit of a page takes over the wire, headers included. */
async function weigh(page: Page, url: string): Promise<number> {
  const network = await page.context().newCDPSession(page);
  await network.send('Network.enable');
  let bytes = 0;
  network.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength));
  await page.goto(url, { waitUntil: 'networkidle' });
  return bytes;
}

for (const looked of everyPage) {
  const path = looked.who ? `${looked.path} for ${looked.who}` : looked.path;
  test(`${path} has nothing that the checks of WCAG 2.2 AA find`, async ({ page }) => {
    await page.goto(await addressFor(page, looked));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test(`${path} reads in a window 320 wide without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(await addressFor(page, looked));
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
  });

  test(`${path} takes at most 60 KB, and no script but the one that verifies`, async ({ page }) => {
    expect(await weigh(page, await addressFor(page, looked))).toBeLessThanOrEqual(firstPageBytes);
    expect(await page.locator('script:not([src]), [onclick], [onload], [style]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(verifies.has(path) ? 1 : 0);
  });

  test(`everything on ${path} that can be used is reached by keyboard, in the order of the page`, async ({ page }) => {
    await page.goto(await addressFor(page, looked));
    const usable = await page
      .locator('a[href], button, input:not([type=hidden]), select, summary, textarea:visible, [tabindex="0"]')
      .evaluateAll((found) => {
        // Of the radios of a question Tab reaches the one that is chosen, or the first; of what is folded, nothing.
        const isStop = (one: (typeof found)[number]) => {
          const { type, name, form, checked } = one as unknown as Radio;
          if (!one.checkVisibility()) return false;
          if (type !== 'radio' || checked) return true;
          const group = found.filter((other) => {
            const radio = other as unknown as Radio;
            return radio.type === 'radio' && radio.name === name && radio.form === form;
          });
          return group[0] === one && !group.some((other) => (other as unknown as Radio).checked);
        };
        const all = found.filter(isStop);
        const { dataset } = all[0]!.ownerDocument.documentElement;
        for (const [place, one] of all.entries())
          one.addEventListener('focus', () => (dataset['reached'] = `${dataset['reached'] ?? ''} ${place}`));
        return all.length;
      });
    // Each date has several stops: day, month, year and calendar.
    for (let presses = 0; presses < usable + 12; presses += 1) await page.keyboard.press('Tab');
    const places = (await page.locator('html').getAttribute('data-reached')) ?? '';
    const reached = places.trim().split(' ').map(Number).slice(0, usable);
    expect(reached).toEqual(Array.from({ length: usable }, (_, place) => place));
  });
}
