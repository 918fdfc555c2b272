import { registerEnumType } from '@nestjs/graphql';

export enum ContributionKind {
  PROPOSAL = 'proposal',
  COMMENT = 'comment',
  QUESTION = 'question',
  COMPLAINT = 'complaint',
}
registerEnumType(ContributionKind, {
  name: 'ContributionKind',
  description: 'What people left: a proposal, a comment, a question or a complaint.',
});

export enum ContributorKind {
  PARTICIPANTS_OF_EVENT = 'participants_of_event',
  PERSON = 'person',
  INSTITUTION = 'institution',
  UNKNOWN = 'unknown',
}
registerEnumType(ContributorKind, {
  name: 'ContributorKind',
  description: 'Who it came from.',
});

export enum Channel {
  FORM = 'form',
  IN_PERSON = 'in_person',
  LETTER = 'letter',
  IMPORT = 'import',
}
registerEnumType(Channel, {
  name: 'ContributionChannel',
  description:
    'How a contribution came. FORM: its author wrote it here. IN_PERSON, LETTER: staff recorded it for somebody. IMPORT: from a list.',
});

export enum AuthorVisibility {
  PUBLIC = 'public',
  INSTITUTION = 'institution',
  WITHHELD = 'withheld',
}
registerEnumType(AuthorVisibility, {
  name: 'AuthorVisibility',
  description:
    'What of its author the public reads. PUBLIC: their name, until they ask for it to be erased. INSTITUTION: the institution alone. WITHHELD: nothing.',
});
