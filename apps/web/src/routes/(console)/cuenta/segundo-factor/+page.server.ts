import {
  ConfirmSecondFactorDocument,
  RemoveSecondFactorDocument,
  RenewRecoveryCodesDocument,
  StartSecondFactorDocument,
} from '@quipu/client';
import { act, onward } from '#lib/server/act.ts';
import { signedIn } from '#lib/server/me.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => ({ me: await signedIn(event) });

// What is shown once is the answer itself: a page that was gone on to could not know it any more.
export const actions: Actions = {
  start: (event) =>
    act(event, {
      fields: [],
      send: (_given, own) => own(StartSecondFactorDocument, {}).then((done) => done.startSecondFactor),
      next: ({ secret, qrCode }) => ({ started: { secret, qrCode } }),
    }),
  confirm: (event) =>
    act(event, {
      fields: ['code'],
      secrets: ['code'],
      send: ({ text }, own) =>
        own(ConfirmSecondFactorDocument, { code: text('code').trim() }).then((done) => done.confirmSecondFactor),
      next: ({ codes }) => ({ codes }),
    }),
  renew: (event) =>
    act(event, {
      fields: ['password'],
      secrets: ['password'],
      send: ({ text }, own) =>
        own(RenewRecoveryCodesDocument, { password: text('password') }).then((done) => done.renewRecoveryCodes),
      next: ({ codes }) => ({ codes }),
    }),
  remove: (event) =>
    act(event, {
      fields: ['password'],
      secrets: ['password'],
      send: ({ text }, own) =>
        own(RemoveSecondFactorDocument, { password: text('password') }).then((done) => done.removeSecondFactor),
      next: () => onward('/cuenta/segundo-factor', 'factor-removed'),
    }),
};
