import type { AttendanceInput, Sector } from '@quipu/client';

const SECTORS: Readonly<Record<string, Sector>> = {
  gobierno: 'GOVERNMENT',
  government: 'GOVERNMENT',
  'sociedad civil': 'CIVIL_SOCIETY',
  'civil society': 'CIVIL_SOCIETY',
  otros: 'OTHER',
  other: 'OTHER',
};

const NUMBER = /^\d{1,7}$/;

/** Counts, a line for each: sector; institution or nothing; people; seats or nothing. A number: the line that is none. */
export function countsIn(text: string): AttendanceInput[] | number {
  const lines = text.split('\n').map((line) => line.trim());
  const counts: AttendanceInput[] = [];
  for (const [index, line] of lines.entries()) {
    if (line === '') continue;
    const [sector = '', institution = '', people = '', seats = ''] = line.split(';').map((part) => part.trim());
    const side = SECTORS[sector.toLowerCase()];
    if (!side || !NUMBER.test(people) || (seats !== '' && !NUMBER.test(seats))) return index + 1;
    counts.push({
      sector: side,
      institution: institution || null,
      people: Number(people),
      seats: seats === '' ? null : Number(seats),
    });
  }
  return counts;
}
