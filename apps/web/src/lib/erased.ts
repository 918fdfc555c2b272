/** The moderation that hides `text`, where its mark stands in its place; otherwise undefined. */
export const hidingOf = (text: string): string | undefined => /^quipu:hidden:([0-9a-f-]{36})$/.exec(text)?.[1];

/** The entry that records the erasure of `text`, where a mark stands in its place; otherwise undefined. */
export const erasureOf = (text: string): string | undefined => /^quipu:erased:([0-9a-f-]{36})$/.exec(text)?.[1];
