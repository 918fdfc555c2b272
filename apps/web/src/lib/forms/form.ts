import { page } from '$app/state';
import { createContext } from 'svelte';
import { controlId, failedIn, type Failed } from './failed.ts';

/** What a control needs to know of its form. */
export interface FormState {
  readonly id: string;
  /** This form, when it was sent and not accepted. */
  readonly failed: Failed | null;
}

export const [useForm, provideForm] = createContext<FormState>();

/** The form of the page that failed, if one did. */
export const failedForm = (): Failed | null => failedIn(page.form);

/** What a control is called, what was typed in it, and what is wrong with it. */
export interface Control {
  readonly id: string;
  /** Null: the form was not sent yet. */
  readonly typed: readonly string[] | null;
  readonly problem: string | null;
}

export function controlOf({ id, failed }: FormState, name: string): Control {
  const problem = failed?.problems.find(({ field }) => field === name)?.message ?? null;
  return { id: controlId(id, name), typed: failed?.typed[name] ?? null, problem };
}

/** The ids of what describes a control, for `aria-describedby`. */
export const describedBy = ({ id, problem }: Control, hint: string | undefined): string | undefined =>
  [hint && `${id}-hint`, problem && `${id}-error`].filter(Boolean).join(' ') || undefined;
