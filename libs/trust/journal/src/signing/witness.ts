import { base64, openNote, parseVkey, ProofError, unverifiedText } from '@quipu/proof';
import type { SignedCheckpoint } from './state-file.ts';

/** What became of asking one witness. Each is said under `signing.witness.<outcome>`. */
export type WitnessOutcome =
  | 'cosigned'
  | 'busy'
  | 'unknown-log'
  | 'unknown-key'
  | 'inconsistent'
  | 'ahead'
  | 'conflict'
  | 'refused'
  | 'unreachable'
  | 'too-long'
  | 'not-a-cosignature';

export interface WitnessAnswer {
  readonly witness: string;
  readonly outcome: WitnessOutcome;
  /** The status, the fault, or the size that the witness named. */
  readonly detail: string;
  /** The signature line of a cosignature that was verified, with its newline. */
  readonly line?: string;
}

/** What a witness is asked to cosign. */
export interface Question {
  readonly checkpoint: SignedCheckpoint;
  /** The consistency proof from so many leaves to the checkpoint. */
  readonly prove: (from: number) => Promise<readonly Uint8Array[]>;
}

type Said = Omit<WitnessAnswer, 'witness'>;

/** Of one request, connecting and reading included. */
const REQUEST_MS = 15_000;
/** The protocol answers a few lines; whoever sends more is not read to the end. */
const RESPONSE_BYTES = 16_384;

const STATUS: Readonly<Record<number, WitnessOutcome>> = {
  403: 'unknown-key',
  404: 'unknown-log',
  422: 'inconsistent',
};

/** One witness of the log, asked by c2sp.org/tlog-witness. */
export class Witness {
  readonly name: string;
  readonly #vkey: string;
  readonly #address: string;
  #isAsked = false;

  /** @param url its submission prefix: what stands before `/add-checkpoint` */
  constructor({ vkey, url }: { readonly vkey: string; readonly url: string }) {
    this.name = parseVkey(vkey).name;
    this.#vkey = vkey;
    this.#address = `${url.replace(/\/+$/, '')}/add-checkpoint`;
  }

  /**
   * Asks for a cosignature; never rejects, and answers within 30 s. A witness that knows another size than `known` is
   * asked once more, from the size that it names. While one question is under way, another is answered `busy`.
   * @param known how many leaves the witness is believed to have cosigned, at most those of the checkpoint
   */
  async cosign(question: Question, known: number): Promise<WitnessAnswer> {
    if (this.#isAsked) return { witness: this.name, outcome: 'busy', detail: '' };
    this.#isAsked = true;
    try {
      const first = await this.#ask(question, known);
      const said = 'named' in first ? await this.#askAgain(question, known, first.named) : first;
      return { witness: this.name, ...said };
    } catch (fault) {
      return { witness: this.name, outcome: 'unreachable', detail: reasonOf(fault) };
    } finally {
      this.#isAsked = false;
    }
  }

  async #askAgain(question: Question, known: number, named: number): Promise<Said> {
    if (named > question.checkpoint.size) return { outcome: 'ahead', detail: String(named) };
    // The size that it was asked from: there it holds another root.
    if (named === known) return { outcome: 'inconsistent', detail: String(named) };
    const second = await this.#ask(question, named);
    return 'named' in second ? { outcome: 'conflict', detail: String(second.named) } : second;
  }

  async #ask({ checkpoint, prove }: Question, from: number): Promise<Said | { readonly named: number }> {
    const proof = (await prove(from)).map((hash) => `${base64(hash)}\n`).join('');
    const response = await fetch(this.#address, {
      method: 'POST',
      body: `old ${from}\n${proof}\n${checkpoint.note}`,
      redirect: 'error',
      signal: AbortSignal.timeout(REQUEST_MS),
    });
    const text = await readShort(response);
    const detail = String(response.status);
    if (text === undefined) return { outcome: 'too-long', detail };
    if (response.status === 200) return this.#verify(checkpoint, text);
    const named = response.status === 409 ? /^(0|[1-9]\d{0,14})\n$/.exec(text)?.[1] : undefined;
    return named === undefined ? { outcome: STATUS[response.status] ?? 'refused', detail } : { named: Number(named) };
  }

  /** Whatever else stands in `lines` is ignored. */
  #verify({ note }: SignedCheckpoint, lines: string): Said {
    const line = lineOf(this.#vkey, unverifiedText(note), lines);
    return line ? { outcome: 'cosigned', detail: '', line } : { outcome: 'not-a-cosignature', detail: '' };
  }
}

/** The first of `lines` that is a signature of `vkey` under `text`, with its newline. */
export function lineOf(vkey: string, text: string, lines: string): string | undefined {
  return lines.split(/(?<=\n)/).find((line) => {
    try {
      return openNote(`${text}\n${line}`, [vkey]).signatures.length > 0;
    } catch (fault) {
      if (fault instanceof ProofError) return false;
      throw fault;
    }
  });
}

/** The body, unless it is longer than any answer of the protocol. */
async function readShort(response: Response): Promise<string | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    // Leaving the loop closes the connection.
    if (length > RESPONSE_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

/** `fetch failed` says nothing; its cause does. */
function reasonOf(fault: unknown): string {
  const cause = typeof fault === 'object' && fault !== null && 'cause' in fault ? fault.cause : undefined;
  return String(cause ?? fault);
}
