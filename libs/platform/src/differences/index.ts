import { Field, ObjectType, registerEnumType } from '@nestjs/graphql';
import { diffSentences } from 'diff';

export enum TextPartKind {
  KEPT = 'kept',
  ADDED = 'added',
  REMOVED = 'removed',
}
registerEnumType(TextPartKind, {
  name: 'TextPartKind',
  description: 'KEPT: in both versions. ADDED: only in the later one. REMOVED: only in the earlier one.',
});

@ObjectType({
  description: 'Some sentences of a text that has two versions, in the order in which a reader meets them.',
})
export class TextPart {
  @Field(() => TextPartKind, { description: 'Whether both versions say it.' }) kind!: TextPartKind;
  @Field({ description: 'The sentences.' }) text!: string;
}

/**
 * Two versions of a text, sentence by sentence. The parts that are not ADDED, put together, are `before`; those that are
 * not REMOVED are `after`.
 */
export function partsOf(before: string, after: string): TextPart[] {
  return diffSentences(before, after).map(({ added, removed, value: text }) => ({
    kind: added ? TextPartKind.ADDED : removed ? TextPartKind.REMOVED : TextPartKind.KEPT,
    text,
  }));
}
