import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { addresses, missing, pages, past, portal } from './pages.ts';

const everyPage = [...addresses(pages), ...addresses(past), ...addresses(missing)];
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

for (const path of everyPage) {
  test(`${path} has nothing that the checks of WCAG 2.2 AA find`, async ({ page }) => {
    await page.goto(portal(path));
    const { violations } = await new AxeBuilder({ page })
      .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
      .analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
  });

  test(`${path} reads in a window 320 wide without scrolling sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(portal(path));
    const overflow = await page.locator('html').evaluate((html) => html.scrollWidth - html.clientWidth);
    expect(overflow).toBe(0);
  });

  test(`${path} takes at most 60 KB, and no script but the one that verifies`, async ({ page }) => {
    expect(await weigh(page, portal(path))).toBeLessThanOrEqual(firstPageBytes);
    expect(await page.locator('script:not([src]), [onclick], [onload], [style]').count()).toBe(0);
    expect(await page.locator('script').count()).toBe(verifies.has(path) ? 1 : 0);
  });

  test(`everything on ${path} that can be used is reached by keyboard, in the order of the page`, async ({ page }) => {
    await page.goto(portal(path));
    const usable = await page
      .locator('a[href], button, input:not([type=hidden]), select, summary, textarea:visible, [tabindex="0"]')
      .evaluateAll((all) => {
        const { dataset } = all[0]!.ownerDocument.documentElement;
        for (const [place, one] of all.entries())
          one.addEventListener('focus', () => (dataset['reached'] = `${dataset['reached'] ?? ''} ${place}`));
        return all.length;
      });
    // A date has several stops: day, month, year and calendar.
    for (let presses = 0; presses < usable + 5; presses += 1) await page.keyboard.press('Tab');
    const places = (await page.locator('html').getAttribute('data-reached')) ?? '';
    const reached = places.trim().split(' ').map(Number).slice(0, usable);
    expect(reached).toEqual(Array.from({ length: usable }, (_, place) => place));
  });
}
