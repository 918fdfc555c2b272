import type { CheckedPart, ReceiptVerdict } from '@quipu/proof';
import { formatInstant, formatNumber, type Language } from '@quipu/i18n';
import { element, nameOf, say } from './dom.ts';
import type { Judgement } from './judge.ts';
import { partView } from './part.ts';

const language = document.documentElement.lang as Language;
const byId = (id: string) => document.getElementById(id)!;

/** Shows what was found, the verdict first, where screen readers hear it. */
export function show(judgement: Judgement): void {
  const { verdict, receipt } = judgement;
  announce(verdict);
  byId('findings').replaceChildren(
    ...(verdict === 'invalid' ? [problems(receipt)] : [facts(judgement), words(receipt), ...absent(receipt)]),
    keys(judgement),
  );
}

/** A file that cannot be read, or is too large to be a receipt. */
export function showUnreadable(): void {
  announce('invalid');
  byId('findings').replaceChildren(section('check.problems', element('p', {}, say('problem.UNREADABLE'))));
}

function announce(verdict: Judgement['verdict']): void {
  const card = document.querySelector<HTMLTemplateElement>(`#verdict-${verdict}`)!;
  byId('verdict').replaceChildren(card.content.cloneNode(true));
}

const section = (title: string, ...content: readonly Node[]) =>
  element('section', {}, element('h2', { className: 'govuk-heading-m' }, say(title)), ...content);

function problems({ problems: found }: ReceiptVerdict): HTMLElement {
  const lines = found.map(({ code, values }) => {
    const part = typeof values['part'] === 'string' ? `: ${partName(values['part'])}` : '';
    return element('li', {}, say(`problem.${code}`) + part, ' ', element('code', { className: 'code' }, code));
  });
  return section('check.problems', element('ul', { className: 'small-facts' }, ...lines));
}

/** A column has its own name; every other part the name of its sort. */
const partName = (part: string) =>
  part.startsWith('text.') ? nameOf('column', part.slice('text.'.length)) : nameOf('part', part);

const fact = (name: string, ...content: readonly (Node | string)[]) =>
  element('div', {}, element('dt', {}, say(name)), element('dd', {}, ...content));

function facts({ receipt: { entry, checkpoint, parts }, cosigners }: Judgement): HTMLElement {
  const { index, leaf } = entry!;
  const { origin, size, root, witnesses } = checkpoint!;
  const who = parts.find(({ part }) => part === 'who')?.value as { readonly actor?: string } | undefined;
  const short = `${btoa(String.fromCharCode(...root)).slice(0, 12)}…`;
  return section(
    'check.facts',
    element(
      'dl',
      { className: 'facts' },
      fact('check.act', `${nameOf('act', leaf.act)} (${nameOf('kind', leaf.kind)})`),
      fact('check.at', instantOf(leaf.at)),
      fact(
        'check.by',
        nameOf('role', leaf.role),
        ...(who?.actor ? [' · ', element('code', { className: 'code' }, who.actor)] : []),
      ),
      fact('check.place', formatNumber(language, index)),
      fact(
        'check.checkpoint',
        formatNumber(language, size),
        ' ',
        say('check.covered'),
        ' ',
        element('code', { className: 'code' }, short),
      ),
      fact(
        'check.witnesses',
        ...(witnesses.length > 0 ? witnesses.map(witnessed) : [say('check.witnesses-none')]),
        ...(cosigners.length > 0
          ? [element('p', {}, say('check.witnesses-unchecked'), ' ', cosigners.join(', '))]
          : []),
      ),
      fact('check.origin', element('code', { className: 'code' }, origin)),
    ),
  );
}

/** As the clocks of Lima showed it; what is no time is shown as it is written. */
const instantOf = (at: string) => (Number.isNaN(Date.parse(at)) ? at : formatInstant(language, at));

const witnessed = ({ name, at }: { readonly name: string; readonly at: string }) =>
  element('p', {}, `${name}, ${instantOf(at)}`);

/** What was recorded: free words and the reason in sight, codes and numbers for who wants to see them. */
function words({ parts }: ReceiptVerdict): HTMLElement {
  const views = (wanted: readonly string[]) =>
    wanted.flatMap((sort) => parts.filter(({ part }) => part.startsWith(sort))).flatMap(viewOf);
  return section('check.words', ...views(['text.', 'why']), folded('check.more', ...views(['core', 'who'])));
}

const viewOf = ({ part, value }: CheckedPart) => partView(part, partName(part), value);

const folded = (title: string, ...content: readonly Node[]) =>
  element(
    'details',
    { className: 'govuk-details' },
    element(
      'summary',
      { className: 'govuk-details__summary' },
      element('span', { className: 'govuk-details__summary-text' }, say(title)),
    ),
    element('div', { className: 'govuk-details__text' }, ...content),
  );

function absent({ withheld, erased }: ReceiptVerdict): HTMLElement[] {
  const list = (title: string, reason: string, parts: readonly string[]) =>
    parts.length === 0 ? [] : [section(title, element('p', { className: 'govuk-body' }, say(reason)), named(parts))];
  return [
    ...list('check.withheld', 'check.withheld-text', withheld),
    ...list('check.erased', 'check.erased-text', erased),
  ];
}

const named = (parts: readonly string[]) =>
  element('ul', { className: 'small-facts' }, ...parts.map((part) => element('li', {}, partName(part))));

function keys({ site, own, receipt }: Judgement): HTMLElement {
  const line = (key: string) => element('li', {}, say(key));
  return section(
    'check.key',
    element(
      'ul',
      { className: 'small-facts' },
      line(`check.site-${site}`),
      ...(own === 'none' ? [] : [line(`check.own-${own}`)]),
    ),
    ...receipt.vkeys.map((vkey) => element('pre', { className: 'copy' }, vkey)),
  );
}
