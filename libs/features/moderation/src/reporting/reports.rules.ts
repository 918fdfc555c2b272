import { lengthInWords, ok, reject } from '@quipu/kernel';

/** The shortest reason for leaving a contribution as it is, in characters. */
export const MIN_BECAUSE = 10;

/** Whether an open report may be closed without hiding anything. */
export function close(report: { readonly isOpen: boolean }, because: string) {
  if (!report.isOpen) return reject('REPORT_CLOSED', 'id');
  const length = lengthInWords(because);
  return length < MIN_BECAUSE ? reject('REPORT_UNEXPLAINED', 'because', { min: MIN_BECAUSE, length }) : ok(because);
}
