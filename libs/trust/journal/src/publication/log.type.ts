import { Field, Float, ObjectType } from '@nestjs/graphql';
import { InstantScalar } from '@quipu/platform/graphql';

@ObjectType({
  description: 'The signature of a witness under a checkpoint: up to there, the log that it was shown only grew.',
})
export class Cosignature {
  @Field({ description: 'Name of the witness, as in its verifier key.' }) witness!: string;
  @Field(() => InstantScalar, { description: 'When its signature came.' }) at!: Date;
}

@ObjectType({ description: 'A signed statement of how large the log is and what it holds (c2sp.org/tlog-checkpoint).' })
export class Checkpoint {
  @Field(() => Float, { description: 'Leaves that it covers, a whole number: those with a log index below it.' })
  size!: number;
  @Field({ description: 'Root of the Merkle tree of these leaves (RFC 6962): SHA-256 in base64.' }) root!: string;
  @Field(() => InstantScalar, { description: 'When it was signed.' }) signedAt!: Date;
  @Field({ description: 'The signed note, with the cosignatures of witnesses below our signatures.' }) note!: string;
  @Field(() => [Cosignature], { description: 'What witnesses signed under it, in the order in which they did.' })
  cosignatures!: Cosignature[];
}

@ObjectType({ description: 'A key that signs checkpoints, or did.' })
export class VerifierKey {
  @Field({ description: 'In the form of c2sp.org/signed-note: name, key id and public key.' }) vkey!: string;
  @Field(() => InstantScalar, { description: 'From when it signs.' }) announcedAt!: Date;
  @Field(() => InstantScalar, {
    nullable: true,
    description: 'From when it is not to be trusted. Null: it is in force.',
  })
  retiredAt!: Date | null;
}

@ObjectType({ description: 'An organisation that cosigns checkpoints, so that nobody is shown another log.' })
export class Witness {
  @Field({ description: 'Its name, as in its verifier key.' }) name!: string;
  @Field(() => Float, { description: 'Size of the largest checkpoint that it cosigned.' }) size!: number;
  @Field(() => InstantScalar, { description: 'When it last cosigned one.' }) at!: Date;
}

@ObjectType({
  description:
    'The record of every act, and its public log. Asked as of a moment, it tells size, last leaf and checkpoint as they were.',
})
export class JournalState {
  @Field(() => Float, {
    description: 'Acts committed so far, a whole number: the version of everything that can be read.',
  })
  position!: number;
  @Field(() => Float, { description: 'Leaves of the log, a whole number: entries that have their log index.' })
  size!: number;
  @Field(() => InstantScalar, { nullable: true, description: 'When the last leaf was added. Null: there is none yet.' })
  sequencedAt!: Date | null;
  @Field(() => Checkpoint, {
    nullable: true,
    description: 'The newest checkpoint; of a moment of the past, the one that proves it. Null: nothing was signed.',
  })
  checkpoint!: Checkpoint | null;
  @Field(() => [VerifierKey], { description: 'Every key of the log, the oldest first, also those that are retired.' })
  keys!: VerifierKey[];
  @Field(() => [Witness], { description: 'The witnesses that the last hundred cosignatures come from, by name.' })
  witnesses!: Witness[];
}
