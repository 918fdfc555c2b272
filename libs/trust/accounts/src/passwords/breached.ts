import { createHash } from 'node:crypto';

/** What is said of a password to the service that knows breached ones: the first five hexadecimal digits of its SHA-1. */
const TOLD = 5;
/** How long the service may take. */
const TIMEOUT_MS = 2_000;

/** `SUFFIX:COUNT` a line; a count of 0 is padding, which hides how much was found. */
const holds = (answer: string, suffix: string) =>
  answer.split('\n').some((line) => {
    const [found, count] = line.trim().split(':');
    return found?.toUpperCase() === suffix && Number(count) > 0;
  });

/**
 * Asks the service at `url` (the range API of Have I Been Pwned, or one alike) whether `password` was found in a leak. The
 * service learns five digits, which half a million passwords share on the average.
 * @throws Error when it does not answer within two seconds, or not with 200.
 */
export async function isBreached(password: string, url: string): Promise<boolean> {
  const digest = createHash('sha1').update(password).digest('hex').toUpperCase();
  const answer = await fetch(new URL(digest.slice(0, TOLD), url.endsWith('/') ? url : `${url}/`), {
    headers: { 'Add-Padding': 'true' },
    redirect: 'error',
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  if (!answer.ok) throw new Error(`the service of breached passwords answers ${answer.status}`);
  return holds(await answer.text(), digest.slice(TOLD));
}
