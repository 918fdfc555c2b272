import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Who left what is written in no public row: it is asked of the primary, and only of oneself. */
@Injectable()
export class OwnContributions {
  constructor(private readonly database: DataSource) {}

  /** Ids of the contributions that `account` left. @param plan only those of this one, by id; null for all. */
  async of(account: string, plan: string | null): Promise<string[]> {
    const rows = await this.database.query<{ id: string }[]>(
      'select id from contributions where author_id = $1 and ($2::uuid is null or plan_id = $2)',
      [account, plan],
    );
    return rows.map(({ id }) => id);
  }
}
