import { declareHistory } from '@quipu/journal/history';

// Nothing of a draft is public but its id: it has no history, and is part of none.
declareHistory({ table: 'drafts', name: [] });
