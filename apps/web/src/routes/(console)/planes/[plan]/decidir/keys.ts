// The keys of this page, beside its boxes: j and k move, x marks, / searches, ? shows the keys.
const boxes = [...document.querySelectorAll<HTMLInputElement>('[data-row] input[type=checkbox]')];
const legend = document.getElementById('keys-legend') as HTMLDetailsElement | null;

/** Whether what is typed goes into a field. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('textarea, select, input:not([type=checkbox])');

function move(by: number): void {
  const at = boxes.findIndex((box) => box === document.activeElement);
  const next = boxes[at < 0 ? 0 : Math.min(Math.max(at + by, 0), boxes.length - 1)];
  next?.focus();
  next?.closest('[data-row]')?.scrollIntoView({ block: 'nearest' });
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  x: () => boxes.find((box) => box === document.activeElement)?.click(),
  '/': () => document.getElementById('filter-q')?.focus(),
  '?': () => {
    if (legend) legend.open = !legend.open;
  },
};

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
  const act = KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
});
