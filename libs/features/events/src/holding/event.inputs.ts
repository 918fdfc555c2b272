import { Field, ID, InputType, Int } from '@nestjs/graphql';
import type { LocalDate } from '@quipu/kernel';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsEnum,
  IsInt,
  IsOptional,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { Sector } from '../attendance.entity.ts';
import { EventKind } from '../event.entity.ts';
import { EventDocumentKind } from './document.entity.ts';
import { Modality, RegistrationWay } from './event.rules.ts';
import { ByClock, ByDay, ByText } from './fields.ts';

/** Which event, as its address names it. */
@InputType({ isAbstract: true })
export abstract class OfEventInput {
  @Field(() => ID, { description: 'Code of the plan, `PE-PAGA-3`.' })
  @IsString()
  @MaxLength(60)
  plan!: string;

  @Field(() => ID, { description: 'Code of the event within the plan: `TR-LAL`.' })
  @Matches(/^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$/)
  code!: string;
}

@InputType({ description: 'An event as it is announced. Days and hours are in the time zone of the member.' })
export class EventInput extends OfEventInput {
  @Field(() => EventKind, { description: 'What kind of meeting it is.' }) @IsEnum(EventKind) kind!: EventKind;

  @Field(() => ID, { nullable: true, description: 'Code of the stage that it serves.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  stage?: string | null;

  @Field({ description: 'Name in Spanish: 5 to 300 characters.' }) @IsString() @MaxLength(300) titleEs!: string;

  @ByText('Name in English: at most 300 characters.', 300) titleEn?: string | null;

  @Field(() => Modality, { description: 'How people meet.' }) @IsEnum(Modality) modality!: Modality;

  @ByText('Where: an address. Asked for unless it is only online.', 500) place?: string | null;

  @ByText('Where it is joined online, if everybody may know: http or https.', 2_000) onlineAt?: string | null;

  @ByDay('The day on which it starts.', false) startsOn!: LocalDate;

  @ByDay('The day on which it ends, if that is another one.', true) endsOn?: LocalDate | null;

  @ByClock('The hour at which it begins, `15:30`.') begins?: string | null;

  @ByClock('The hour at which it ends, on its last day.') finishes?: string | null;

  @Field(() => RegistrationWay, { description: 'Who may register here.' })
  @IsEnum(RegistrationWay)
  registration!: RegistrationWay;

  @ByText('The words of the invitation: at most 10,000 characters.', 10_000) invitation?: string | null;

  @ByText('What is to be spoken about: at most 20,000 characters.', 20_000) agenda?: string | null;

  @Field(() => Int, { nullable: true, description: 'People who can take part, 1 or more.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  seats?: number | null;

  @Field(() => Int, { nullable: true, description: 'People who have to be there for it to decide, 1 or more.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  quorum?: number | null;
}

@InputType({ description: 'That an event will not be held.' })
export class CancelEventInput extends OfEventInput {
  @Field({ description: 'Why: 10 to 2,000 characters.' }) @IsString() @MaxLength(2_000) because!: string;
}

@InputType({ description: 'People of one sector, or of one institution of it, who came.' })
export class AttendanceInput {
  @Field(() => Sector, { description: 'The side that they came from.' }) @IsEnum(Sector) sector!: Sector;

  @Field(() => ID, { nullable: true, description: 'Code of their institution; nothing for others of the sector.' })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  institution?: string | null;

  @Field(() => Int, { description: 'People, 0 or more.' }) @IsInt() @Min(0) @Max(1_000_000) people!: number;

  @Field(() => Int, { nullable: true, description: 'Seats that were kept for them, 1 or more.' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(1_000_000)
  seats?: number | null;
}

@InputType({ description: 'Who came to an event.' })
export class RecordAttendanceInput extends OfEventInput {
  @Field(() => [AttendanceInput], { description: 'Counts. What was recorded before for the same is replaced.' })
  @ArrayMaxSize(200)
  @ValidateNested({ each: true })
  @Type(() => AttendanceInput)
  attendance!: AttendanceInput[];

  @Field(() => [ID], {
    nullable: true,
    description: 'Ids of the registrations of who came; the others did not. Left out: not known.',
  })
  @IsOptional()
  @ArrayMaxSize(5_000)
  @IsUUID(undefined, { each: true })
  attended?: string[] | null;
}

@InputType({ description: 'A document of an event: a file that was uploaded before, or a link.' })
export class AddEventDocumentInput extends OfEventInput {
  @Field(() => EventDocumentKind, { description: 'What it is.' })
  @IsEnum(EventDocumentKind)
  kind!: EventDocumentKind;

  @Field({ description: 'What it is called: 3 to 300 characters.' }) @IsString() @MaxLength(300) title!: string;

  @Field(() => String, { nullable: true, description: 'Its language by ISO 639; `es` if left out.' })
  @IsOptional()
  @Matches(/^[a-z]{2,3}$/)
  language?: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'SHA-256 of a file that the same account brought by `POST /files`. Either this or `link`.',
  })
  @IsOptional()
  @Matches(/^[0-9a-f]{64}$/)
  file?: string | null;

  @ByText('Address of what stands elsewhere: http or https. Either this or `file`.', 2_000) link?: string | null;
}
