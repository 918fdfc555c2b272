/** A mail that a demo kept instead of sending it. */
export interface ShownMail {
  readonly id: string;
  /** When it would have left, ISO 8601. */
  readonly at: string;
  readonly to: string;
  readonly language: string;
  readonly subject: string;
  readonly text: string;
}

export interface Line {
  readonly text: string;
  readonly isLink: boolean;
}

/** The lines of a paragraph. A line that is an address, and nothing else, is a link. */
export const linesOf = (paragraph: string): readonly Line[] =>
  paragraph.split('\n').map((text) => ({ text, isLink: /^https?:\/\/\S+$/.test(text) }));
