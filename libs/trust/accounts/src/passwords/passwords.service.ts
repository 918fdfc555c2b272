import { hash, parseOptions, verify, type Options } from '@node-rs/argon2';
import { Injectable, Logger } from '@nestjs/common';
import { reject, type Rejection } from '@quipu/kernel';
import { SignInSettings } from '../entrance/sign-in.settings.ts';
import { isBreached } from './breached.ts';
import { measure, normalise } from './password.rules.ts';
import { isCommon, isWeak } from './strength.ts';

/** Argon2id with the parameters of OWASP's Password Storage Cheat Sheet: 19 MiB, two passes, one lane. */
const PARAMETERS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const satisfies Options;

/** A hash of nothing that anybody knows: what is verified where there is no account. */
const NOBODYS = crypto.randomUUID();

const isOld = (stored: string): boolean => {
  const { memoryCost, timeCost, parallelism } = parseOptions(stored);
  const { memoryCost: memory, timeCost: time, parallelism: lanes } = PARAMETERS;
  return memoryCost !== memory || timeCost !== time || parallelism !== lanes;
};

/** Whose password it is to be: no part of it may be all of the password. */
export interface Owner {
  readonly name: string | null;
  readonly email: string | null;
}

/** The words one by one, and as they are written together. */
function wordsOf({ name, email }: Owner): string[] {
  const texts = [name ?? '', email ?? '', email?.split('@')[0] ?? '', 'quipu'].map((text) => text.toLowerCase());
  const words = texts.flatMap((text) => text.split(/[^\p{L}\p{N}]+/u));
  const whole = texts.flatMap((text) => [text, text.replace(/[^\p{L}\p{N}]+/gu, '')]);
  return [...new Set([...words, ...whole])].filter((word) => word.length > 2);
}

/** What a password must be, and how it is kept: as its argon2id hash, and nowhere else. */
@Injectable()
export class Passwords {
  private readonly log = new Logger(Passwords.name);
  private readonly nobodys = hash(NOBODYS, PARAMETERS);

  constructor(private readonly settings: SignInSettings) {}

  /**
   * Why `password` may not be that of `owner`; null when it may. Refuses with PASSWORD_TOO_WEAK, PASSWORD_BREACHED, or as
   * {@link measure} does.
   */
  async judge(password: string, owner: Owner): Promise<Rejection | null> {
    const measured = measure(normalise(password));
    if (!measured.ok) return measured.rejection;
    if (isCommon(measured.value)) return reject('PASSWORD_BREACHED', 'password').rejection;
    if (isWeak(measured.value, wordsOf(owner))) return reject('PASSWORD_TOO_WEAK', 'password').rejection;
    return (await this.isBreached(measured.value)) ? reject('PASSWORD_BREACHED', 'password').rejection : null;
  }

  /** The hash under which it is kept. */
  hash(password: string): Promise<string> {
    return hash(normalise(password), PARAMETERS);
  }

  /** Whether it is the one that `stored` is the hash of. Takes as long where there is none. */
  async isRight(password: string, stored: string | null): Promise<boolean> {
    const isSame = await verify(stored ?? (await this.nobodys), normalise(password));
    return stored !== null && isSame;
  }

  /** A hash to keep in place of `stored`, made with the parameters of today; null when that was. */
  async renewed(password: string, stored: string): Promise<string | null> {
    return isOld(stored) ? this.hash(password) : null;
  }

  private async isBreached(password: string): Promise<boolean> {
    const { breachedPasswordsUrl: url } = this.settings;
    if (!url) return false;
    try {
      return await isBreached(password, url);
    } catch (fault) {
      const why = fault instanceof Error ? fault.message : String(fault);
      this.log.warn(`Whether a password was breached was judged by the list at hand alone: ${why}`);
      return false;
    }
  }
}
