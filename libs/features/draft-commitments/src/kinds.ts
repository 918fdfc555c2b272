import { registerEnumType } from '@nestjs/graphql';

export enum DraftOrigin {
  CONTRIBUTIONS = 'contributions',
  GOVERNMENT_INITIATIVE = 'government_initiative',
}
registerEnumType(DraftOrigin, {
  name: 'DraftOrigin',
  description: 'Where a draft commitment comes from: what people left, or an initiative of the government itself.',
});
